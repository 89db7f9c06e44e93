package io.drydock.controlplane.controller.deployment;

import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.time.Duration;

/** What a Deployment needs done, and why. */
sealed interface DeploymentAction {

  String reason();

  record Adopt(ReplicaSet replicaSet, String reason) implements DeploymentAction {}

  record Release(ReplicaSet replicaSet, String reason) implements DeploymentAction {}

  record Create(ReplicaSet replicaSet, String reason) implements DeploymentAction {}

  /** Annotations or minReadySeconds changed, the count did not. */
  record Refresh(ReplicaSet changed, String reason) implements DeploymentAction {}

  /**
   * Another count.
   *
   * @param changed the ReplicaSet with the new count
   */
  record Scale(ReplicaSet changed, int from, int to, String reason) implements DeploymentAction {

    /** As Kubernetes words its ScalingReplicaSet event. */
    String message() {
      return "Scaled %s replica set %s from %d to %d"
          .formatted(to > from ? "up" : "down", changed.getMetadata().getName(), from, to);
    }
  }

  record Delete(ReplicaSet replicaSet, String reason) implements DeploymentAction {}

  /** The Deployment's own revision annotation. */
  record SetRevision(String revision, String reason) implements DeploymentAction {}

  record UpdateStatus(DeploymentStatus status, String reason) implements DeploymentAction {}

  /** When the progress deadline has passed. */
  record LookAgain(Duration after, String reason) implements DeploymentAction {}
}
