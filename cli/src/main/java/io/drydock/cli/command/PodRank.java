package io.drydock.cli.command;

import static java.util.Objects.requireNonNullElse;

import io.drydock.api.Conditions;
import io.drydock.api.Pods;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.Comparator;
import java.util.List;

/**
 * Which of a workload's pods comes first, after kubectl's podutils. Pure.
 *
 * @param restless whether of equals the one that was started again most often is the best, as for
 *     logs, or the worst, as for exec
 */
record PodRank(boolean restless) {
  /** After every time. */
  private static final String NEVER = "~";

  /** On a node, running, Ready, for the longest time, and the oldest; equals stay as they are. */
  Comparator<Pod> order() {
    Comparator<Pod> byRestarts = Comparator.comparing(PodRank::restarts);
    return Comparator.comparing((Pod pod) -> !Pods.isAssigned(pod))
        .thenComparing(PodRank::phase)
        .thenComparing(pod -> !Conditions.isReady(pod))
        .thenComparing(PodRank::readySince)
        .thenComparing(restless ? byRestarts.reversed() : byRestarts)
        .thenComparing(pod -> requireNonNullElse(pod.getMetadata().getCreationTimestamp(), NEVER));
  }

  private static int phase(Pod pod) {
    return switch (Pods.phase(pod)) {
      case "Unknown" -> 1;
      case "Pending" -> 2;
      default -> 0;
    };
  }

  private static String readySince(Pod pod) {
    return Conditions.find(pod, "Ready")
        .filter((PodCondition ready) -> ready.getStatus().equals("True"))
        .map(PodCondition::getLastTransitionTime)
        .orElse(NEVER);
  }

  private static int restarts(Pod pod) {
    List<ContainerStatus> statuses =
        pod.getStatus() == null
            ? List.of()
            : requireNonNullElse(pod.getStatus().getContainerStatuses(), List.of());
    return statuses.stream().mapToInt(ContainerStatus::getRestartCount).max().orElse(0);
  }
}
