package io.drydock.kubelet.pod;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;

/** Container states in the API's form. */
final class States {
  private States() {}

  static ContainerState waiting(String reason, String message) {
    return new ContainerStateBuilder()
        .withNewWaiting()
        .withReason(reason)
        .withMessage(message.isEmpty() ? null : message)
        .endWaiting()
        .build();
  }

  static ContainerState of(ContainerRun run) {
    return switch (run.state()) {
      case RunState.Created() -> waiting("ContainerCreating", "");
      case RunState.Running(var startedAt) ->
          new ContainerStateBuilder()
              .withNewRunning()
              .withStartedAt(PodStatusCalculator.time(startedAt))
              .endRunning()
              .build();
      case RunState.Exited exited -> terminated(run, exited);
    };
  }

  private static ContainerState terminated(ContainerRun run, RunState.Exited exited) {
    return new ContainerStateBuilder()
        .withNewTerminated()
        .withExitCode(exited.exitCode())
        .withReason(exited.reason())
        .withMessage(exited.message().isEmpty() ? null : exited.message())
        .withStartedAt(PodStatusCalculator.time(exited.startedAt()))
        .withFinishedAt(PodStatusCalculator.time(exited.finishedAt()))
        .withContainerID("docker://" + run.id())
        .endTerminated()
        .build();
  }
}
