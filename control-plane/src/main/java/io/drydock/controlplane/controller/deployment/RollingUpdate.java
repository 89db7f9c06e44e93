package io.drydock.controlplane.controller.deployment;

import io.drydock.controlplane.controller.ReplicaSets;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Moves pods from old ReplicaSets to the newest, one step a pass: never more pods than the surge
 * allows, never fewer available than maxUnavailable allows.
 */
final class RollingUpdate {

  private RollingUpdate() {}

  /** The next step; nothing while pods must first become available. */
  static List<DeploymentAction> decide(Rollout rollout, ReplicaSet newest) {
    int present = ReplicaSets.desired(newest);
    int wanted = sizeOfNewest(rollout, present);
    if (wanted != present) {
      String why = wanted > present ? "more new pods are allowed" : "fewer pods are asked for";
      return List.of(Scaling.to(rollout, newest, wanted, why));
    }
    return shrinkOld(rollout, newest);
  }

  /** What the newest ReplicaSet, now of the present size, may have. */
  static int sizeOfNewest(Rollout rollout, int present) {
    int desired = rollout.desired();
    if (present >= desired || !Fenceposts.isRolling(rollout.deployment())) {
      return desired;
    }
    int room = Math.max(0, rollout.posts().most() - rollout.total());
    return present + Math.min(room, desired - present);
  }

  private static List<DeploymentAction> shrinkOld(Rollout rollout, ReplicaSet newest) {
    int newUnavailable = ReplicaSets.desired(newest) - ReplicaSets.lastingAvailable(newest);
    int spare = rollout.total() - rollout.posts().fewestAvailable() - newUnavailable;
    if (spare <= 0) {
      return List.of();
    }
    Map<ReplicaSet, Integer> sizes = new LinkedHashMap<>();
    rollout.old().forEach(s -> sizes.put(s, ReplicaSets.desired(s)));
    removeUnhealthy(sizes, spare);
    removeAvailable(
        sizes,
        ReplicaSets.sum(rollout.all(), ReplicaSets::lastingAvailable)
            - rollout.posts().fewestAvailable());
    return sizes.entrySet().stream()
        .filter(e -> e.getValue() != ReplicaSets.desired(e.getKey()))
        .<DeploymentAction>map(
            e -> Scaling.to(rollout, e.getKey(), e.getValue(), "enough pods are available"))
        .toList();
  }

  /** Pods that serve nobody go first: they cost no availability. */
  private static void removeUnhealthy(Map<ReplicaSet, Integer> sizes, int most) {
    int left = most;
    for (var entry : sizes.entrySet()) {
      int unhealthy = entry.getValue() - ReplicaSets.lastingAvailable(entry.getKey());
      int removed = Math.min(left, unhealthy);
      entry.setValue(entry.getValue() - removed);
      left -= removed;
    }
  }

  private static void removeAvailable(Map<ReplicaSet, Integer> sizes, int most) {
    int left = Math.max(0, most);
    for (var entry : sizes.entrySet()) {
      int removed = Math.min(left, entry.getValue());
      entry.setValue(entry.getValue() - removed);
      left -= removed;
    }
  }
}
