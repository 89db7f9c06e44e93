package io.drydock.kubelet.pod;

import io.drydock.api.Pods;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;

/** Whether a pod has come to its end, or how far its initialization is. Pure. */
final class Completion {
  private Completion() {}

  /**
   * No container of it will run again: ended by decision, already final in the API, or by itself.
   */
  static boolean ended(PodObservation seen) {
    return seen.fate() instanceof Fate.Ended || Pods.isFinished(seen.pod()) || finished(seen);
  }

  private static boolean finished(PodObservation seen) {
    return initFailed(seen) || mainFinished(seen);
  }

  private static boolean mainFinished(PodObservation seen) {
    var policy = PodContainers.policy(seen.pod());
    var containers = PodContainers.main(seen.pod());
    return !containers.isEmpty()
        && containers.stream().allMatch(container -> finished(seen, container, policy));
  }

  private static boolean initFailed(PodObservation seen) {
    return PodContainers.policy(seen.pod()) == PodContainers.RestartPolicy.Never
        && !initialized(seen)
        && PodContainers.init(seen.pod()).stream()
            .filter(container -> !PodContainers.sidecar(container))
            .anyMatch(container -> failed(seen, container));
  }

  private static boolean finished(
      PodObservation seen, Container container, PodContainers.RestartPolicy policy) {
    return seen.runtime()
        .latest(container.getName())
        .filter(run -> run.state() instanceof RunState.Exited exited && !policy.restarts(exited))
        .isPresent();
  }

  private static boolean failed(PodObservation seen, Container container) {
    return seen.runtime()
        .latest(container.getName())
        .filter(run -> run.state() instanceof RunState.Exited exited && !exited.succeeded())
        .isPresent();
  }

  /** All init containers are through: a main container exists, or each has done its part. */
  static boolean initialized(PodObservation seen) {
    return mainBegun(seen)
        || PodContainers.init(seen.pod()).stream().allMatch(container -> passed(seen, container));
  }

  /** Whether the pod may go on to what comes after this init container. */
  static boolean passed(PodObservation seen, Container init) {
    return seen.runtime()
        .latest(init.getName())
        .filter(run -> inCurrentSandbox(seen, run) && done(seen, init, run))
        .isPresent();
  }

  private static boolean done(PodObservation seen, Container init, ContainerRun run) {
    if (PodContainers.sidecar(init)) {
      return run.running() && seen.probe(run).started();
    }
    return run.state() instanceof RunState.Exited exited && exited.succeeded();
  }

  private static boolean mainBegun(PodObservation seen) {
    Pod pod = seen.pod();
    return PodContainers.main(pod).stream()
        .flatMap(container -> seen.runtime().latest(container.getName()).stream())
        .anyMatch(run -> inCurrentSandbox(seen, run));
  }

  private static boolean inCurrentSandbox(PodObservation seen, ContainerRun run) {
    var sandboxes = seen.runtime().sandboxes();
    return sandboxes.isEmpty() || sandboxes.getFirst().id().equals(run.sandboxId());
  }
}
