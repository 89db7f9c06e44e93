package io.drydock.controlplane.controller.replicaset;

import io.drydock.api.Conditions;
import io.drydock.api.Pods;
import io.drydock.controlplane.controller.Availability;
import io.drydock.controlplane.controller.ReplicaSets;
import io.drydock.controlplane.controller.Timestamps;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which pods go first when there are too many: those that serve least. The order is that of the
 * ReplicaSet page ("Scaling a ReplicaSet"); ages count by powers of two, so that near ones are
 * equal.
 */
final class DeletionRanking {

  static final String COST = "controller.kubernetes.io/pod-deletion-cost";

  private static final List<String> PHASES = List.of("Pending", "Unknown", "Running");

  private DeletionRanking() {}

  /** The pods to delete. Related pods count for how crowded a node is. */
  static List<Pod> first(int count, List<Pod> pods, List<Pod> related, Instant now) {
    if (count >= pods.size()) {
      return pods;
    }
    return pods.stream().sorted(order(crowds(related), now)).limit(count).toList();
  }

  private static Comparator<Pod> order(Map<String, Long> crowds, Instant now) {
    return Comparator.comparing(Pods::isAssigned)
        .thenComparingInt(p -> PHASES.indexOf(Pods.phase(p)))
        .thenComparing(Conditions::isReady)
        .thenComparingInt(DeletionRanking::cost)
        .thenComparing(p -> crowd(p, crowds), Comparator.reverseOrder())
        .thenComparing(p -> Availability.readySince(p).map(t -> magnitude(t, now)).orElse(-1))
        .thenComparing(DeletionRanking::restarts, Comparator.reverseOrder())
        .thenComparing(p -> created(p).map(t -> magnitude(t, now)).orElse(-1))
        .thenComparing(p -> Optional.ofNullable(p.getMetadata().getUid()).orElse(""));
  }

  private static Map<String, Long> crowds(List<Pod> related) {
    return related.stream()
        .filter(Pods::isActive)
        .filter(Pods::isAssigned)
        .collect(Collectors.groupingBy(p -> p.getSpec().getNodeName(), Collectors.counting()));
  }

  private static long crowd(Pod pod, Map<String, Long> crowds) {
    return Pods.isAssigned(pod) ? crowds.getOrDefault(pod.getSpec().getNodeName(), 0L) : 0L;
  }

  private static int cost(Pod pod) {
    var annotations = pod.getMetadata().getAnnotations();
    String cost = annotations == null ? null : annotations.get(COST);
    return cost == null || !cost.matches("-?\\d{1,9}") ? 0 : Integer.parseInt(cost);
  }

  private static int restarts(Pod pod) {
    return pod.getStatus() == null
        ? 0
        : pod.getStatus().getContainerStatuses().stream()
            .mapToInt(s -> ReplicaSets.orZero(s.getRestartCount()))
            .max()
            .orElse(0);
  }

  private static Optional<Instant> created(Pod pod) {
    return Timestamps.parse(pod.getMetadata().getCreationTimestamp());
  }

  /** The binary logarithm of an age; smaller is younger. */
  private static int magnitude(Instant since, Instant now) {
    long nanos = Duration.between(since, now).toNanos();
    return nanos <= 0 ? -1 : 63 - Long.numberOfLeadingZeros(nanos);
  }
}
