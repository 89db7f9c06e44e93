package io.drydock.controlplane.controller.deployment;

import io.drydock.controlplane.controller.Timestamps;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentConditionBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The conditions of a Deployment: at most one a type, with the times at which they changed. */
final class DeploymentConditions {

  static final String AVAILABLE = "Available";
  static final String PROGRESSING = "Progressing";
  static final String REPLICA_FAILURE = "ReplicaFailure";

  private final Instant now;
  private final List<DeploymentCondition> list;

  DeploymentConditions(Collection<DeploymentCondition> present, Instant now) {
    this.list = new ArrayList<>(present);
    this.now = now;
  }

  List<DeploymentCondition> list() {
    return list;
  }

  Optional<DeploymentCondition> find(String type) {
    return list.stream().filter(c -> c.getType().equals(type)).findFirst();
  }

  boolean has(String type, String reason) {
    return find(type).filter(c -> reason.equals(c.getReason())).isPresent();
  }

  void remove(String type) {
    list.removeIf(c -> c.getType().equals(type));
  }

  /** Does nothing where status and reason are as they were, whatever the message. */
  void set(String type, String status, String reason, String message) {
    var present = find(type);
    if (present
        .filter(c -> c.getStatus().equals(status) && reason.equals(c.getReason()))
        .isEmpty()) {
      replace(type, status, reason, message);
    }
  }

  /** As {@link #set}, but always with a new update time and message. */
  void replace(String type, String status, String reason, String message) {
    String time = Timestamps.format(now);
    String since =
        find(type)
            .filter(c -> c.getStatus().equals(status))
            .map(DeploymentCondition::getLastTransitionTime)
            .orElse(time);
    remove(type);
    list.add(
        new DeploymentConditionBuilder()
            .withType(type)
            .withStatus(status)
            .withReason(reason)
            .withMessage(message)
            .withLastUpdateTime(time)
            .withLastTransitionTime(since)
            .build());
  }
}
