package io.drydock.kubelet.pod;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides what is done next for a pod. Pure; {@link PodWorker} calls it after every change. What is
 * under way is never asked for again, and a settled pod decides nothing but waits.
 */
public final class PodPlan {
  private PodPlan() {}

  public static List<PodAction> decide(PodObservation seen) {
    List<PodAction> actions = new ArrayList<>();
    if (seen.deleted() || Completion.ended(seen)) {
      actions.addAll(TeardownPlan.decide(seen));
    } else {
      actions.addAll(deadline(seen));
      if (actions.stream().noneMatch(PodAction.EndPod.class::isInstance)) {
        actions.addAll(run(seen));
      }
    }
    return actions.stream().filter(allowed(seen)).toList();
  }

  private static List<PodAction> run(PodObservation seen) {
    List<PodAction> actions = new ArrayList<>();
    actions.addAll(SandboxPlan.decide(seen));
    if (!seen.progress().volumesReady()) {
      actions.add(new PodAction.PrepareVolumes("the pod's volumes and files are not there yet"));
    }
    actions.addAll(InitPlan.decide(seen));
    actions.addAll(EphemeralContainers.decide(seen));
    return actions;
  }

  private static List<PodAction> deadline(PodObservation seen) {
    Optional<Instant> deadline = deadlineOf(seen);
    if (deadline.isEmpty()) {
      return List.of();
    }
    if (seen.now().isBefore(deadline.get())) {
      return List.of(new PodAction.Wait(deadline.get(), "the pod's activeDeadlineSeconds"));
    }
    return List.of(
        new PodAction.EndPod(
            "DeadlineExceeded", "Pod was active on the node longer than the specified deadline"));
  }

  private static Optional<Instant> deadlineOf(PodObservation seen) {
    Pod pod = seen.pod();
    return Optional.ofNullable(pod.getSpec().getActiveDeadlineSeconds())
        .map(seconds -> startTime(seen).plusSeconds(seconds));
  }

  /** When this pod was first seen by its node; kept in its status. */
  static Instant startTime(PodObservation seen) {
    var status = seen.pod().getStatus();
    return status == null || status.getStartTime() == null
        ? seen.progress().acceptedAt()
        : Instant.parse(status.getStartTime());
  }

  /** Drops what is under way, and puts a wait in the place of what has failed a moment ago. */
  private static Predicate<PodAction> allowed(PodObservation seen) {
    return action -> !seen.underWay(action.key());
  }

  /** The action, or the wait until it may be tried again. */
  static PodAction unlessFailed(PodObservation seen, PodAction action) {
    return seen.progress()
        .failure(action.key())
        .filter(failure -> failure.holds(seen.now()))
        .<PodAction>map(failure ->
            new PodAction.Wait(
                failure.nextLook(seen.now()), failure.reason() + ": " + failure.message()))
        .orElse(action);
  }
}
