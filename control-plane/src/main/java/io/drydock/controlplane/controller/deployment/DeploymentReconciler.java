package io.drydock.controlplane.controller.deployment;

import io.drydock.api.ObjectKey;
import io.drydock.api.Owners;
import io.drydock.api.Pods;
import io.drydock.controlplane.controller.PodTemplateHash;
import io.drydock.controlplane.controller.ReplicaSets;
import io.drydock.informer.Snapshot;
import io.drydock.lifecycle.Clock;
import io.drydock.reconcile.Reconciler;
import io.drydock.reconcile.Result;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Observes one Deployment and its ReplicaSets, and does what {@link DeploymentPlan} decides. */
final class DeploymentReconciler implements Reconciler {

  private final Clock clock;
  private final Snapshot<Deployment> deployments;
  private final Snapshot<ReplicaSet> sets;
  private final Snapshot<Pod> pods;
  private final DeploymentWriter writer;

  DeploymentReconciler(
      Clock clock,
      Snapshot<Deployment> deployments,
      Snapshot<ReplicaSet> sets,
      Snapshot<Pod> pods,
      DeploymentWriter writer) {
    this.clock = clock;
    this.deployments = deployments;
    this.sets = sets;
    this.pods = pods;
    this.writer = writer;
  }

  @Override
  public Result reconcile(ObjectKey key) {
    var deployment = deployments.get(key);
    if (deployment.isEmpty()) {
      return Result.done();
    }
    Instant now = clock.now();
    var actions = DeploymentPlan.decide(observe(key, deployment.get()), now);
    return writer.write(deployment.get(), actions, now);
  }

  private DeploymentObservation observe(ObjectKey key, Deployment deployment) {
    int collisions = ReplicaSets.orZero(StatusPlan.present(deployment).getCollisionCount());
    return new DeploymentObservation(
        deployment,
        sets.inNamespace(key.namespace()),
        Fenceposts.isRolling(deployment) ? Map.of() : unfinishedPods(key.namespace()),
        PodTemplateHash.of(deployment.getSpec().getTemplate(), collisions));
  }

  private Map<String, Integer> unfinishedPods(String namespace) {
    Map<String, Integer> counts = new HashMap<>();
    pods.inNamespace(namespace).stream()
        .filter(p -> !Pods.isFinished(p))
        .flatMap(p -> Owners.controllerOf(p).map(OwnerReference::getUid).stream())
        .forEach(uid -> counts.merge(uid, 1, Integer::sum));
    return counts;
  }
}
