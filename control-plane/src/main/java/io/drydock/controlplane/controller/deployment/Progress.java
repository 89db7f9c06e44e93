package io.drydock.controlplane.controller.deployment;

import static io.drydock.controlplane.controller.ReplicaSets.orZero;

import io.drydock.controlplane.controller.Timestamps;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a roll-out gets on: the Progressing condition, with the reasons of the Deployment page
 * ("Deployment status"), and the deadline.
 */
final class Progress {

  static final String COMPLETE = "NewReplicaSetAvailable";
  static final String CREATED = "NewReplicaSetCreated";
  static final String FOUND = "FoundNewReplicaSet";
  static final String UPDATED = "ReplicaSetUpdated";
  static final String TIMED_OUT = "ProgressDeadlineExceeded";
  static final String CREATE_FAILED = "ReplicaSetCreateError";
  static final String PAUSED = "DeploymentPaused";
  static final String RESUMED = "DeploymentResumed";

  private Progress() {}

  static boolean hasDeadline(Deployment deployment) {
    Integer seconds = deployment.getSpec().getProgressDeadlineSeconds();
    return seconds != null && seconds != Integer.MAX_VALUE;
  }

  static boolean isPaused(Deployment deployment) {
    return Boolean.TRUE.equals(deployment.getSpec().getPaused());
  }

  /** Stops and restarts the deadline's clock when the Deployment is paused and resumed. */
  static void tellPause(Deployment deployment, DeploymentConditions conditions) {
    if (!hasDeadline(deployment) || conditions.has(DeploymentConditions.PROGRESSING, TIMED_OUT)) {
      return;
    }
    boolean told = conditions.has(DeploymentConditions.PROGRESSING, PAUSED);
    if (isPaused(deployment) && !told) {
      conditions.set(DeploymentConditions.PROGRESSING, "Unknown", PAUSED, "Deployment is paused");
    } else if (!isPaused(deployment) && told) {
      conditions.set(DeploymentConditions.PROGRESSING, "Unknown", RESUMED, "Deployment is resumed");
    }
  }

  /** Sets the Progressing condition after the new counts. */
  static void tell(
      Rollout rollout, DeploymentStatus counts, DeploymentConditions conditions, Instant now) {
    Deployment deployment = rollout.deployment();
    if (!hasDeadline(deployment)) {
      conditions.remove(DeploymentConditions.PROGRESSING);
      return;
    }
    if (wasComplete(counts, conditions)) {
      return;
    }
    String who = subject(rollout);
    if (isComplete(deployment, counts)) {
      conditions.set(
          DeploymentConditions.PROGRESSING,
          "True",
          COMPLETE,
          who + " has successfully progressed.");
    } else if (hasMoved(deployment.getStatus(), counts)) {
      conditions.replace(
          DeploymentConditions.PROGRESSING, "True", UPDATED, who + " is progressing.");
    } else if (isOverdue(deployment, conditions, now)) {
      conditions.set(
          DeploymentConditions.PROGRESSING,
          "False",
          TIMED_OUT,
          who + " has timed out progressing.");
    }
  }

  static boolean isComplete(Deployment deployment, DeploymentStatus status) {
    int desired = Fenceposts.desired(deployment);
    return orZero(status.getUpdatedReplicas()) == desired
        && orZero(status.getReplicas()) == desired
        && orZero(status.getAvailableReplicas()) == desired
        && Objects.equals(status.getObservedGeneration(), deployment.getMetadata().getGeneration());
  }

  /** The time until the deadline; empty where none runs. */
  static Optional<Duration> untilDeadline(
      Deployment deployment, DeploymentConditions conditions, Instant now) {
    return deadline(deployment, conditions)
        .map(d -> Duration.between(now, d).plusSeconds(1))
        .map(d -> d.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : d);
  }

  private static boolean wasComplete(DeploymentStatus counts, DeploymentConditions conditions) {
    return orZero(counts.getReplicas()) == orZero(counts.getUpdatedReplicas())
        && conditions.has(DeploymentConditions.PROGRESSING, COMPLETE);
  }

  private static boolean hasMoved(DeploymentStatus before, DeploymentStatus now) {
    DeploymentStatus old = before == null ? new DeploymentStatus() : before;
    return orZero(now.getUpdatedReplicas()) > orZero(old.getUpdatedReplicas())
        || outdated(now) < outdated(old)
        || orZero(now.getReadyReplicas()) > orZero(old.getReadyReplicas())
        || orZero(now.getAvailableReplicas()) > orZero(old.getAvailableReplicas());
  }

  private static int outdated(DeploymentStatus status) {
    return orZero(status.getReplicas()) - orZero(status.getUpdatedReplicas());
  }

  private static boolean isOverdue(
      Deployment deployment, DeploymentConditions conditions, Instant now) {
    return conditions.has(DeploymentConditions.PROGRESSING, TIMED_OUT)
        || deadline(deployment, conditions).filter(now::isAfter).isPresent();
  }

  private static Optional<Instant> deadline(
      Deployment deployment, DeploymentConditions conditions) {
    if (!hasDeadline(deployment)) {
      return Optional.empty();
    }
    int seconds = deployment.getSpec().getProgressDeadlineSeconds();
    return conditions
        .find(DeploymentConditions.PROGRESSING)
        .filter(c -> !COMPLETE.equals(c.getReason()) && !TIMED_OUT.equals(c.getReason()))
        .flatMap(Progress::updated)
        .map(t -> t.plusSeconds(seconds));
  }

  private static Optional<Instant> updated(DeploymentCondition condition) {
    return Timestamps.parse(condition.getLastUpdateTime());
  }

  private static String subject(Rollout rollout) {
    return rollout
        .newest()
        .map(ReplicaSet::getMetadata)
        .map(m -> "ReplicaSet \"" + m.getName() + "\"")
        .orElseGet(() -> "Deployment \"" + rollout.deployment().getMetadata().getName() + "\"");
  }
}
