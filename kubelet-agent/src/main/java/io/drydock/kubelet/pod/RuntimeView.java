package io.drydock.kubelet.pod;

import java.util.List;
import java.util.Optional;

/** What the runtime has of one pod; both lists newest first. */
public record RuntimeView(List<Sandbox> sandboxes, List<ContainerRun> runs) {
  public static final RuntimeView NOTHING = new RuntimeView(List.of(), List.of());

  public RuntimeView {
    sandboxes = List.copyOf(sandboxes);
    runs = List.copyOf(runs);
  }

  /** The newest sandbox, where it is alive. */
  Optional<Sandbox> sandbox() {
    return sandboxes.stream().findFirst().filter(Sandbox::alive);
  }

  Optional<ContainerRun> latest(String container) {
    return runsOf(container).stream().findFirst();
  }

  /** The run before the latest one. */
  Optional<ContainerRun> previous(String container) {
    return runsOf(container).stream().skip(1).findFirst();
  }

  List<ContainerRun> runsOf(String container) {
    return runs.stream().filter(run -> run.name().equals(container)).toList();
  }

  boolean anyRunning() {
    return runs.stream().anyMatch(ContainerRun::running);
  }

  int nextAttempt() {
    return sandboxes.stream().mapToInt(Sandbox::attempt).max().orElse(-1) + 1;
  }

  boolean empty() {
    return sandboxes.isEmpty() && runs.isEmpty();
  }
}
