package io.drydock.controlplane.controller.deployment;

import io.drydock.controlplane.controller.ReplicaSets;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.Comparator;
import java.util.List;

/** Removes old, empty ReplicaSets beyond revisionHistoryLimit, the lowest revision first. */
final class History {

  private History() {}

  static List<DeploymentAction> cleanUp(Rollout rollout) {
    Integer limit = rollout.deployment().getSpec().getRevisionHistoryLimit();
    if (limit == null || limit == Integer.MAX_VALUE) {
      return List.of();
    }
    List<ReplicaSet> kept =
        rollout.old().stream().filter(s -> s.getMetadata().getDeletionTimestamp() == null).toList();
    return kept.stream()
        .sorted(Comparator.comparingLong(s -> Annotations.number(s, Annotations.REVISION)))
        .limit(Math.max(0, kept.size() - limit))
        .filter(History::isEmpty)
        .<DeploymentAction>map(
            s -> new DeploymentAction.Delete(s, "more than %d old revisions".formatted(limit)))
        .toList();
  }

  private static boolean isEmpty(ReplicaSet set) {
    return ReplicaSets.desired(set) == 0
        && ReplicaSets.actual(set) == 0
        && ReplicaSets.isObserved(set);
  }
}
