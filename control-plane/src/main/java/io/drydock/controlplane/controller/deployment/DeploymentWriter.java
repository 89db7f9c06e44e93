package io.drydock.controlplane.controller.deployment;

import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.DeleteOptions;
import io.drydock.client.EventRecorder;
import io.drydock.client.Reason;
import io.drydock.controlplane.controller.OwnerWriter;
import io.drydock.controlplane.controller.Rejections;
import io.drydock.controlplane.controller.ReplicaSets;
import io.drydock.reconcile.Result;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.time.Instant;
import java.util.List;

/**
 * Writes what was decided about Deployments. Every write holds for the revision that was seen only,
 * so a decision on stale objects fails and is made again.
 */
final class DeploymentWriter {

  private static final String ACTOR = "deployment-controller";
  private static final String SCALED = "ScalingReplicaSet";

  private final ApiClient api;
  private final EventRecorder events;
  private final OwnerWriter owners;

  DeploymentWriter(ApiClient api, EventRecorder events) {
    this.api = api;
    this.events = events;
    this.owners = new OwnerWriter(api);
  }

  Result write(Deployment deployment, List<DeploymentAction> actions, Instant now) {
    Deployment latest = deployment;
    for (DeploymentAction action : actions) {
      Cause cause = Cause.of(ACTOR, action.reason(), deployment);
      latest = write(latest, action, cause, now);
    }
    return actions.stream()
        .filter(DeploymentAction.LookAgain.class::isInstance)
        .map(DeploymentAction.LookAgain.class::cast)
        .findFirst()
        .map(look -> Result.after(look.after()))
        .orElse(Result.done());
  }

  /** Returns the Deployment as it is then. */
  private Deployment write(
      Deployment deployment, DeploymentAction action, Cause cause, Instant now) {
    switch (action) {
      case DeploymentAction.SetRevision revision -> {
        return setRevision(deployment, revision.revision(), cause);
      }
      case DeploymentAction.UpdateStatus update -> {
        return updateStatus(deployment, update.status(), cause);
      }
      case DeploymentAction.Create create -> create(deployment, create.replicaSet(), cause, now);
      case DeploymentAction.Adopt adopt -> owners.adopt(deployment, adopt.replicaSet(), cause);
      case DeploymentAction.Release release ->
          owners.release(deployment, release.replicaSet(), cause);
      case DeploymentAction.Refresh refresh ->
          api.update(Kinds.REPLICA_SET, refresh.changed(), cause);
      case DeploymentAction.Scale scale -> scale(deployment, scale, cause);
      case DeploymentAction.Delete delete -> delete(delete.replicaSet(), cause);
      case DeploymentAction.LookAgain _ -> {}
    }
    return deployment;
  }

  private Deployment setRevision(Deployment deployment, String revision, Cause cause) {
    var changed =
        new DeploymentBuilder(deployment)
            .editMetadata()
            .addToAnnotations(Annotations.REVISION, revision)
            .endMetadata()
            .build();
    return api.update(Kinds.DEPLOYMENT, changed, cause);
  }

  private Deployment updateStatus(Deployment deployment, DeploymentStatus status, Cause cause) {
    var changed = new DeploymentBuilder(deployment).withStatus(status).build();
    return api.updateStatus(Kinds.DEPLOYMENT, changed, cause);
  }

  private void create(Deployment deployment, ReplicaSet set, Cause cause, Instant now) {
    String name = set.getMetadata().getName();
    try {
      var _ = api.create(Kinds.REPLICA_SET, set, cause);
      if (ReplicaSets.desired(set) > 0) {
        var scaled = new DeploymentAction.Scale(set, 0, ReplicaSets.desired(set), cause.reason());
        events.normal(deployment, SCALED, scaled.message());
      }
    } catch (ApiException e) {
      if (e.is(Reason.ALREADY_EXISTS)) {
        throw ApiException.conflict(
            Kinds.REPLICA_SET, name, "it was made before and is not yet seen");
      }
      if (!Rejections.isNamespaceTerminating(e)) {
        createFailed(deployment, name, e, cause, now);
        throw e;
      }
    }
  }

  private void createFailed(
      Deployment deployment, String name, ApiException e, Cause cause, Instant now) {
    String message = "Failed to create new replica set \"%s\": %s".formatted(name, e.getMessage());
    events.warning(deployment, Progress.CREATE_FAILED, message);
    var status = StatusPlan.createFailed(deployment, message, now);
    if (!status.equals(deployment.getStatus())) {
      var _ = updateStatus(deployment, status, cause);
    }
  }

  private void scale(Deployment deployment, DeploymentAction.Scale scale, Cause cause) {
    var _ = api.update(Kinds.REPLICA_SET, scale.changed(), cause);
    events.normal(deployment, SCALED, scale.message());
  }

  private void delete(ReplicaSet set, Cause cause) {
    ObjectKey key = ObjectKey.of(set);
    try {
      var options = DeleteOptions.of(cause).onlyUid(set.getMetadata().getUid());
      api.delete(Kinds.REPLICA_SET, key.namespace(), key.name(), options);
    } catch (ApiException e) {
      if (!e.is(Reason.NOT_FOUND)) {
        throw e;
      }
    }
  }
}
