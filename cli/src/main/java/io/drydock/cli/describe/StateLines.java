package io.drydock.cli.describe;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import org.jspecify.annotations.Nullable;

/** What a container does, and how its last run ended. */
final class StateLines {

  private StateLines() {}

  static void write(Description text, ContainerStatus status) {
    state(text, "State", status.getState());
    ContainerState last = status.getLastState();
    if (last != null && last.getTerminated() != null) {
      state(text, "Last State", last);
    }
    text.field(2, "Ready", Boolean.TRUE.equals(status.getReady()) ? "True" : "False");
    text.field(2, "Restart Count", status.getRestartCount());
  }

  private static void state(Description text, String title, @Nullable ContainerState state) {
    if (state != null && state.getRunning() != null) {
      text.field(2, title, "Running");
      text.field(3, "Started", Description.time(state.getRunning().getStartedAt()));
    } else if (state != null && state.getTerminated() != null) {
      text.field(2, title, "Terminated");
      terminated(text, state.getTerminated());
    } else {
      text.field(2, title, "Waiting");
      if (state != null && state.getWaiting() != null) {
        text.optional(3, "Reason", state.getWaiting().getReason());
      }
    }
  }

  private static void terminated(Description text, ContainerStateTerminated state) {
    text.optional(3, "Reason", state.getReason());
    text.optional(3, "Message", state.getMessage());
    text.field(3, "Exit Code", state.getExitCode());
    if (state.getSignal() != null && state.getSignal() > 0) {
      text.field(3, "Signal", state.getSignal());
    }
    text.field(3, "Started", Description.time(state.getStartedAt()));
    text.field(3, "Finished", Description.time(state.getFinishedAt()));
  }
}
