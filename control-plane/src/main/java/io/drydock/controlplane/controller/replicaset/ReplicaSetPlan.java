package io.drydock.controlplane.controller.replicaset;

import io.drydock.api.Pods;
import io.drydock.api.Selectors;
import io.drydock.controlplane.controller.Claims;
import io.drydock.controlplane.controller.ReplicaSets;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a ReplicaSet needs: pods made or removed until as many are active as asked, and its
 * status. Follows the ReplicaSet page of the Kubernetes documentation.
 */
final class ReplicaSetPlan {

  /** Most pods made or removed in one go. */
  static final int BURST = 500;

  private ReplicaSetPlan() {}

  static List<ReplicaSetAction> decide(ReplicaSetObservation seen, Instant now) {
    ReplicaSet set = seen.replicaSet();
    Claims<Pod> claims = claims(seen);
    List<ReplicaSetAction> actions = new ArrayList<>();
    claims
        .adopted()
        .forEach(p -> actions.add(new ReplicaSetAction.Adopt(p, "matches the selector")));
    claims.released().forEach(p -> actions.add(new ReplicaSetAction.Release(p, "matches no more")));
    if (seen.current() && set.getMetadata().getDeletionTimestamp() == null) {
      scale(seen, active(claims), now).ifPresent(actions::add);
    }
    actions.addAll(status(seen, now));
    return actions;
  }

  /** What is to be told about the pods, without changing them. */
  static List<ReplicaSetAction> status(ReplicaSetObservation seen, Instant now) {
    return ReplicaSetStatusPlan.decide(seen, active(claims(seen)), now);
  }

  private static Claims<Pod> claims(ReplicaSetObservation seen) {
    var selector = Selectors.of(seen.replicaSet().getSpec().getSelector());
    List<Pod> candidates = seen.pods().stream().filter(p -> !Pods.isFinished(p)).toList();
    return Claims.of(seen.replicaSet(), selector, candidates);
  }

  private static List<Pod> active(Claims<Pod> claims) {
    return claims.owned().stream().filter(Pods::isActive).toList();
  }

  private static Optional<ReplicaSetAction> scale(
      ReplicaSetObservation seen, List<Pod> active, Instant now) {
    int desired = ReplicaSets.desired(seen.replicaSet());
    int missing = Math.min(desired - active.size(), BURST);
    int surplus = Math.min(active.size() - desired, BURST);
    if (missing > 0) {
      String why = "%d of %d pods are missing".formatted(desired - active.size(), desired);
      return Optional.of(new ReplicaSetAction.CreatePods(missing, why));
    }
    if (surplus > 0) {
      String why = "%d pods are asked for and there are %d".formatted(desired, active.size());
      List<Pod> chosen = DeletionRanking.first(surplus, active, seen.related(), now);
      return Optional.of(new ReplicaSetAction.DeletePods(chosen, why));
    }
    return Optional.empty();
  }
}
