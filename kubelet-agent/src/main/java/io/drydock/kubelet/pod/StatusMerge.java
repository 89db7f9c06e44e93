package io.drydock.kubelet.pod;

import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lays a node's view of a pod's status over what the API has: fields and conditions of others stay.
 * Pure.
 */
final class StatusMerge {
  private StatusMerge() {}

  static PodStatus merge(@Nullable PodStatus stored, PodStatus ours, Instant now) {
    if (stored == null) {
      return ours;
    }
    return new PodStatusBuilder(stored)
        .withPhase(ours.getPhase())
        .withReason(ours.getReason())
        .withMessage(ours.getMessage())
        .withConditions(conditions(stored.getConditions(), ours.getConditions(), now))
        .withHostIP(ours.getHostIP())
        .withHostIPs(ours.getHostIPs())
        .withPodIP(ours.getPodIP())
        .withPodIPs(ours.getPodIPs())
        .withStartTime(ours.getStartTime())
        .withInitContainerStatuses(ours.getInitContainerStatuses())
        .withContainerStatuses(ours.getContainerStatuses())
        .withEphemeralContainerStatuses(ours.getEphemeralContainerStatuses())
        .withQosClass(ours.getQosClass())
        .build();
  }

  private static List<PodCondition> conditions(
      List<PodCondition> stored, List<PodCondition> ours, Instant now) {
    Map<String, PodCondition> before =
        stored.stream()
            .collect(Collectors.toMap(PodCondition::getType, Function.identity(), (a, b) -> a));
    Map<String, PodCondition> own =
        ours.stream().collect(Collectors.toMap(PodCondition::getType, Function.identity()));
    return Stream.concat(
            ours.stream().map(one -> timed(before.get(one.getType()), one, now)),
            stored.stream().filter(one -> !own.containsKey(one.getType())))
        .toList();
  }

  /** Somebody else turned the condition meanwhile, so that turning it back happens now. */
  private static PodCondition timed(@Nullable PodCondition stored, PodCondition ours, Instant now) {
    if (stored == null || stored.getLastTransitionTime() == null) {
      return ours;
    }
    boolean same = stored.getStatus().equals(ours.getStatus());
    if (same) {
      return withTime(ours, stored.getLastTransitionTime());
    }
    boolean later = stored.getLastTransitionTime().compareTo(ours.getLastTransitionTime()) > 0;
    return later ? withTime(ours, PodStatusCalculator.time(now)) : ours;
  }

  private static PodCondition withTime(PodCondition condition, String time) {
    return new PodConditionBuilder(condition).withLastTransitionTime(time).build();
  }
}
