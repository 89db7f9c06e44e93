package io.drydock.kubelet.pod;

import io.drydock.kubelet.pod.PodContainers.RestartPolicy;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import java.util.Optional;

/**
 * Computes one container's status: its state, its last one, whether it is started and ready. Pure.
 */
final class ContainerStatusCalculator {
  private ContainerStatusCalculator() {}

  static ContainerStatus ofInit(PodObservation seen, Container container) {
    RestartPolicy policy =
        PodContainers.sidecar(container)
            ? RestartPolicy.Always
            : PodContainers.policy(seen.pod()).forInit();
    ContainerStatusBuilder status = status(seen, container, policy);
    if (!PodContainers.sidecar(container)) {
      boolean done = Completion.passed(seen, container);
      status.withReady(done).withStarted(status.buildState().getRunning() != null);
    }
    return status.build();
  }

  static ContainerStatus ofMain(PodObservation seen, Container container) {
    return status(seen, container, PodContainers.policy(seen.pod())).build();
  }

  /** It has no part in the pod's readiness. */
  static ContainerStatus ofEphemeral(PodObservation seen, Container container) {
    return status(seen, container, RestartPolicy.Never).withReady(false).withStarted(null).build();
  }

  private static ContainerStatusBuilder status(
      PodObservation seen, Container container, RestartPolicy policy) {
    String name = container.getName();
    Optional<ContainerRun> latest = seen.runtime().latest(name);
    if (latest.isEmpty()) {
      return neverRan(seen, container);
    }
    ContainerRun run = latest.get();
    boolean shownRunning = run.running() && !seen.underWay(PodAction.containerKey(name));
    ProbeVerdict probe = seen.probe(run);
    ContainerStatusBuilder status =
        new ContainerStatusBuilder()
            .withName(name)
            .withImage(container.getImage())
            .withImageID(run.image().id())
            .withContainerID("docker://" + run.id())
            .withRestartCount(run.restartCount())
            .withStarted(shownRunning && probe.started())
            .withReady(shownRunning && probe.started() && probe.ready());
    return shownRunning ? running(status, seen, run) : notRunning(status, seen, container, policy);
  }

  private static ContainerStatusBuilder running(
      ContainerStatusBuilder status, PodObservation seen, ContainerRun run) {
    return status
        .withState(States.of(run))
        .withLastState(lastState(seen.runtime().previous(run.name())));
  }

  private static ContainerStatusBuilder notRunning(
      ContainerStatusBuilder status,
      PodObservation seen,
      Container container,
      RestartPolicy policy) {
    ContainerRun run = seen.runtime().latest(container.getName()).orElseThrow();
    if (run.state() instanceof RunState.Exited exited) {
      if (seen.deleted() || Completion.ended(seen) || !policy.restarts(exited)) {
        return status
            .withState(States.of(run))
            .withLastState(lastState(seen.runtime().previous(run.name())));
      }
      return status
          .withState(WaitingReasons.afterEnd(seen, container, run, exited))
          .withLastState(States.of(run));
    }
    return status
        .withState(WaitingReasons.beforeStart(seen, container))
        .withLastState(lastState(seen.runtime().previous(run.name())));
  }

  private static ContainerStatusBuilder neverRan(PodObservation seen, Container container) {
    return new ContainerStatusBuilder()
        .withName(container.getName())
        .withImage(container.getImage())
        .withImageID("")
        .withRestartCount(0)
        .withStarted(false)
        .withReady(false)
        .withState(WaitingReasons.beforeStart(seen, container))
        .withLastState(new ContainerState());
  }

  private static ContainerState lastState(Optional<ContainerRun> previous) {
    return previous
        .filter(ContainerRun::exited)
        .map(States::of)
        .orElseGet(() -> new ContainerStateBuilder().build());
  }
}
