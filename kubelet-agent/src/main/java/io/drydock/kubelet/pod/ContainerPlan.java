package io.drydock.kubelet.pod;

import io.drydock.kubelet.pod.PodContainers.RestartPolicy;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides about one container that may run now: make, start, kill or make it again. Pure. */
final class ContainerPlan {
  /** Runs kept of a container: the latest and, for its log and last state, the one before. */
  private static final int KEPT = 2;

  private ContainerPlan() {}

  static List<PodAction> decide(PodObservation seen, Container container, RestartPolicy policy) {
    List<PodAction> actions = new ArrayList<>();
    Optional<ContainerRun> latest = seen.runtime().latest(container.getName());
    if (!seen.underWay(PodAction.containerKey(container.getName()))) {
      actions.addAll(
          latest
              .map(run -> ofRun(seen, container, run, policy))
              .orElseGet(() -> make(seen, container, restartCountBefore(seen.pod(), container))));
    }
    seen.runtime().runsOf(container.getName()).stream()
        .skip(KEPT)
        .forEach(run -> actions.add(remove(run, "only the last two runs are kept")));
    return actions;
  }

  private static List<PodAction> ofRun(
      PodObservation seen, Container container, ContainerRun run, RestartPolicy policy) {
    return switch (run.state()) {
      case RunState.Created() -> created(seen, run);
      case RunState.Running running -> running(seen, run);
      case RunState.Exited exited -> exited(seen, container, run, exited, policy);
    };
  }

  private static List<PodAction> created(PodObservation seen, ContainerRun run) {
    Optional<Sandbox> sandbox = seen.runtime().sandbox();
    if (sandbox.isEmpty()) {
      return List.of();
    }
    if (!sandbox.get().id().equals(run.sandboxId())) {
      return List.of(remove(run, "it was made for a sandbox that has ended"));
    }
    boolean startable = sandbox.get().ready() && seen.progress().volumesReady();
    return startable
        ? List.of(new PodAction.StartContainer(run.name(), run.id(), "its sandbox is ready"))
        : List.of();
  }

  private static List<PodAction> running(PodObservation seen, ContainerRun run) {
    Optional<Sandbox> sandbox = seen.runtime().sandbox();
    if (sandbox.isPresent() && !sandbox.get().id().equals(run.sandboxId())) {
      return TeardownPlan.kill(seen, run, "Pod sandbox changed");
    }
    ProbeVerdict.Kill kill = seen.probe(run).kill();
    if (kill == null) {
      return List.of();
    }
    Duration grace = kill.grace() == null ? TeardownPlan.specGrace(seen.pod()) : kill.grace();
    return TeardownPlan.kill(seen, run, grace, kill.message());
  }

  private static List<PodAction> exited(
      PodObservation seen,
      Container container,
      ContainerRun run,
      RunState.Exited exited,
      RestartPolicy policy) {
    if (!policy.restarts(exited) && inCurrentSandbox(seen, run)) {
      return List.of();
    }
    Optional<Instant> wait = seen.backOff().waitUntil(run.name(), exited.finishedAt(), seen.now());
    return wait.<List<PodAction>>map(
            until -> List.of(new PodAction.Wait(until, "back-off before the next start")))
        .orElseGet(() -> make(seen, container, run.restartCount() + 1));
  }

  private static boolean inCurrentSandbox(PodObservation seen, ContainerRun run) {
    return seen.runtime().sandbox().map(Sandbox::id).filter(run.sandboxId()::equals).isPresent();
  }

  /** What is still missing for a new run, or its creation. */
  private static List<PodAction> make(PodObservation seen, Container container, int restartCount) {
    String name = container.getName();
    if (!seen.progress().images().containsKey(name)) {
      return List.of(
          PodPlan.unlessFailed(
              seen, new PodAction.PullImage(name, "image " + container.getImage() + " is needed")));
    }
    Optional<Sandbox> sandbox = seen.runtime().sandbox();
    if (sandbox.isEmpty()
        || !seen.progress().volumesReady()
        || waitsForAddress(container, sandbox)) {
      return List.of();
    }
    String reason = restartCount == 0 ? "it has not run yet" : "its last run has ended";
    return List.of(
        PodPlan.unlessFailed(
            seen, new PodAction.CreateContainer(name, restartCount, sandbox.get().id(), reason)));
  }

  private static boolean waitsForAddress(Container container, Optional<Sandbox> sandbox) {
    return !sandbox.get().ready()
        && container.getEnv().stream()
            .anyMatch(variable ->
                variable.getValueFrom() != null
                    && variable.getValueFrom().getFieldRef() != null
                    && variable
                        .getValueFrom()
                        .getFieldRef()
                        .getFieldPath()
                        .startsWith("status.podIP"));
  }

  /** Goes on counting where the status says that it ran before and the runtime has forgotten it. */
  private static int restartCountBefore(Pod pod, Container container) {
    var status = pod.getStatus();
    if (status == null) {
      return 0;
    }
    return Stream.concat(
            status.getInitContainerStatuses().stream(), status.getContainerStatuses().stream())
        .filter(one -> one.getName().equals(container.getName()) && hasRun(one))
        .map(one -> one.getRestartCount() + 1)
        .findFirst()
        .orElse(0);
  }

  private static boolean hasRun(ContainerStatus status) {
    return status.getContainerID() != null && !status.getContainerID().isEmpty();
  }

  private static PodAction remove(ContainerRun run, String reason) {
    return new PodAction.RemoveContainer(run.name(), run.id(), reason);
  }
}
