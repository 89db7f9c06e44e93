package io.drydock.controlplane.controller.deployment;

import static io.drydock.controlplane.controller.ReplicaSets.orAbsent;

import io.drydock.controlplane.controller.ReplicaSets;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetCondition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Deployment's status: the sums of its ReplicaSets' counts, and the conditions. */
final class StatusPlan {

  private StatusPlan() {}

  /** While paused, scaled or deleted: counts and availability, no judgement of the progress. */
  static List<DeploymentAction> plain(Rollout rollout, Instant now) {
    DeploymentConditions conditions = presentConditions(rollout, now);
    tellAvailability(rollout, conditions);
    return updated(rollout, conditions);
  }

  /** While rolling out, and after. */
  static List<DeploymentAction> judged(Rollout rollout, Instant now) {
    DeploymentConditions conditions = presentConditions(rollout, now);
    tellFound(rollout, conditions);
    tellAvailability(rollout, conditions);
    Progress.tell(rollout, counts(rollout), conditions, now);
    tellFailure(rollout, conditions);
    List<DeploymentAction> actions = new ArrayList<>(updated(rollout, conditions));
    Progress.untilDeadline(rollout.deployment(), conditions, now)
        .map(d -> new DeploymentAction.LookAgain(d, "the progress deadline passes"))
        .ifPresent(actions::add);
    return actions;
  }

  /** When the newest ReplicaSet has just been asked for. */
  static List<DeploymentAction> created(Rollout rollout, String name, Instant now) {
    DeploymentConditions conditions = presentConditions(rollout, now);
    tellAvailability(rollout, conditions);
    if (Progress.hasDeadline(rollout.deployment())) {
      String message = "Created new replica set \"" + name + "\"";
      conditions.replace(DeploymentConditions.PROGRESSING, "True", Progress.CREATED, message);
    }
    return updated(rollout, conditions);
  }

  /** When the name of the newest ReplicaSet is taken: another hash is tried. */
  static DeploymentAction collided(Rollout rollout, String name) {
    DeploymentStatus present = present(rollout.deployment());
    int collisions = ReplicaSets.orZero(present.getCollisionCount()) + 1;
    var status = new DeploymentStatusBuilder(present).withCollisionCount(collisions).build();
    return new DeploymentAction.UpdateStatus(status, "the name " + name + " is taken");
  }

  /** When the API refused the newest ReplicaSet. */
  static DeploymentStatus createFailed(Deployment deployment, String message, Instant now) {
    var conditions = new DeploymentConditions(present(deployment).getConditions(), now);
    conditions.set(DeploymentConditions.PROGRESSING, "False", Progress.CREATE_FAILED, message);
    return new DeploymentStatusBuilder(present(deployment))
        .withConditions(conditions.list())
        .build();
  }

  static DeploymentStatus present(Deployment deployment) {
    return deployment.getStatus() == null ? new DeploymentStatus() : deployment.getStatus();
  }

  private static List<DeploymentAction> updated(Rollout rollout, DeploymentConditions conditions) {
    var status =
        new DeploymentStatusBuilder(counts(rollout)).withConditions(conditions.list()).build();
    return status.equals(rollout.deployment().getStatus())
        ? List.of()
        : List.of(new DeploymentAction.UpdateStatus(status, describe(status)));
  }

  private static DeploymentStatus counts(Rollout rollout) {
    var all = rollout.all();
    int available = ReplicaSets.sum(all, ReplicaSets::available);
    return new DeploymentStatusBuilder(present(rollout.deployment()))
        .withObservedGeneration(rollout.deployment().getMetadata().getGeneration())
        .withReplicas(orAbsent(ReplicaSets.sum(all, ReplicaSets::actual)))
        .withUpdatedReplicas(orAbsent(rollout.newest().map(ReplicaSets::actual).orElse(0)))
        .withReadyReplicas(orAbsent(ReplicaSets.sum(all, ReplicaSets::ready)))
        .withAvailableReplicas(orAbsent(available))
        .withUnavailableReplicas(orAbsent(Math.max(0, rollout.total() - available)))
        .build();
  }

  private static DeploymentConditions presentConditions(Rollout rollout, Instant now) {
    var conditions = new DeploymentConditions(present(rollout.deployment()).getConditions(), now);
    Progress.tellPause(rollout.deployment(), conditions);
    return conditions;
  }

  private static void tellFound(Rollout rollout, DeploymentConditions conditions) {
    if (Progress.hasDeadline(rollout.deployment())
        && rollout.newest().isPresent()
        && conditions.find(DeploymentConditions.PROGRESSING).isEmpty()) {
      String name = rollout.newest().get().getMetadata().getName();
      String message = "Found new replica set \"" + name + "\"";
      conditions.set(DeploymentConditions.PROGRESSING, "True", Progress.FOUND, message);
    }
  }

  private static void tellAvailability(Rollout rollout, DeploymentConditions conditions) {
    int available = ReplicaSets.sum(rollout.all(), ReplicaSets::available);
    if (available >= rollout.posts().fewestAvailable()) {
      conditions.set(
          DeploymentConditions.AVAILABLE,
          "True",
          "MinimumReplicasAvailable",
          "Deployment has minimum availability.");
    } else {
      conditions.set(
          DeploymentConditions.AVAILABLE,
          "False",
          "MinimumReplicasUnavailable",
          "Deployment does not have minimum availability.");
    }
  }

  private static void tellFailure(Rollout rollout, DeploymentConditions conditions) {
    Optional<ReplicaSetCondition> failure =
        rollout
            .newest()
            .flatMap(StatusPlan::failure)
            .or(() -> rollout.old().stream().flatMap(s -> failure(s).stream()).findFirst());
    if (failure.isEmpty()) {
      conditions.remove(DeploymentConditions.REPLICA_FAILURE);
      return;
    }
    ReplicaSetCondition c = failure.get();
    conditions.set(
        DeploymentConditions.REPLICA_FAILURE, c.getStatus(), c.getReason(), c.getMessage());
  }

  private static Optional<ReplicaSetCondition> failure(ReplicaSet set) {
    return set.getStatus() == null
        ? Optional.empty()
        : set.getStatus().getConditions().stream()
            .filter(c -> c.getType().equals(DeploymentConditions.REPLICA_FAILURE))
            .findFirst();
  }

  private static String describe(DeploymentStatus status) {
    return "%d pods, %d updated, %d available"
        .formatted(
            ReplicaSets.orZero(status.getReplicas()),
            ReplicaSets.orZero(status.getUpdatedReplicas()),
            ReplicaSets.orZero(status.getAvailableReplicas()));
  }
}
