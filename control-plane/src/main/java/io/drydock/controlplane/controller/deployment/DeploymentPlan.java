package io.drydock.controlplane.controller.deployment;

import io.drydock.api.Selectors;
import io.drydock.controlplane.controller.Claims;
import io.drydock.controlplane.controller.ReplicaSets;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides the next step of a Deployment: which ReplicaSet is made, resized or removed, and the
 * status. Each step is small; what it changes wakes the loop for the next.
 */
final class DeploymentPlan {

  private DeploymentPlan() {}

  static List<DeploymentAction> decide(DeploymentObservation seen, Instant now) {
    Deployment deployment = seen.deployment();
    var selector = Selectors.of(deployment.getSpec().getSelector());
    Claims<ReplicaSet> claims = Claims.of(deployment, selector, seen.replicaSets());
    List<DeploymentAction> actions = new ArrayList<>();
    claims
        .adopted()
        .forEach(s -> actions.add(new DeploymentAction.Adopt(s, "matches the selector")));
    claims.released().forEach(s -> actions.add(new DeploymentAction.Release(s, "matches no more")));
    if (claims.adopted().isEmpty()) {
      actions.addAll(next(seen, Rollout.of(deployment, claims.owned()), now));
    }
    return actions;
  }

  private static List<DeploymentAction> next(
      DeploymentObservation seen, Rollout rollout, Instant now) {
    if (rollout.deployment().getMetadata().getDeletionTimestamp() != null) {
      return StatusPlan.plain(rollout, now);
    }
    Optional<DeploymentAction> refresh = Newest.refresh(rollout);
    if (refresh.isPresent()) {
      return List.of(refresh.get());
    }
    List<DeploymentAction> actions = new ArrayList<>();
    Newest.revision(rollout).ifPresent(actions::add);
    actions.addAll(holds(rollout) ? hold(rollout, now) : roll(seen, rollout, now));
    return actions;
  }

  /** Paused, or being scaled: no pod changes its template now. */
  private static boolean holds(Rollout rollout) {
    return Progress.isPaused(rollout.deployment())
        || rollout.active().stream()
            .anyMatch(s -> Annotations.isScaledForOther(s, rollout.desired()));
  }

  private static List<DeploymentAction> hold(Rollout rollout, Instant now) {
    List<DeploymentAction> actions = new ArrayList<>(Scaling.decide(rollout));
    if (Progress.isPaused(rollout.deployment())) {
      actions.addAll(History.cleanUp(rollout));
    }
    actions.addAll(StatusPlan.plain(rollout, now));
    return actions;
  }

  private static List<DeploymentAction> roll(
      DeploymentObservation seen, Rollout rollout, Instant now) {
    if (!Fenceposts.isRolling(rollout.deployment())) {
      return recreate(seen, rollout, now);
    }
    if (rollout.newest().isEmpty()) {
      return Newest.create(seen, rollout, now);
    }
    return step(rollout, RollingUpdate.decide(rollout, rollout.newest().get()), now);
  }

  /** All old pods go before the first new one comes. */
  private static List<DeploymentAction> recreate(
      DeploymentObservation seen, Rollout rollout, Instant now) {
    List<DeploymentAction> shrunk =
        rollout.old().stream()
            .filter(s -> ReplicaSets.desired(s) > 0)
            .<DeploymentAction>map(s -> Scaling.to(rollout, s, 0, "old pods go first"))
            .toList();
    if (!shrunk.isEmpty() || oldPodsRun(seen, rollout)) {
      return step(rollout, shrunk, now);
    }
    if (rollout.newest().isEmpty()) {
      return Newest.create(seen, rollout, now);
    }
    return step(rollout, RollingUpdate.decide(rollout, rollout.newest().get()), now);
  }

  private static boolean oldPodsRun(DeploymentObservation seen, Rollout rollout) {
    return rollout.old().stream()
        .anyMatch(s ->
            ReplicaSets.actual(s) > 0
                || seen.unfinishedPods().getOrDefault(s.getMetadata().getUid(), 0) > 0);
  }

  private static List<DeploymentAction> step(
      Rollout rollout, List<DeploymentAction> scaled, Instant now) {
    List<DeploymentAction> actions = new ArrayList<>(scaled);
    Deployment deployment = rollout.deployment();
    if (scaled.isEmpty() && Progress.isComplete(deployment, StatusPlan.present(deployment))) {
      actions.addAll(History.cleanUp(rollout));
    }
    actions.addAll(StatusPlan.judged(rollout, now));
    return actions;
  }
}
