package io.drydock.controlplane.controller.deployment;

import io.drydock.api.Owners;
import io.drydock.controlplane.controller.PodTemplates;
import io.drydock.controlplane.controller.ReplicaSets;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides about the ReplicaSet that has the Deployment's present template. */
final class Newest {

  private Newest() {}

  /** Makes it, or, where its name is taken by another, counts the collision. */
  static List<DeploymentAction> create(DeploymentObservation seen, Rollout rollout, Instant now) {
    String name = rollout.deployment().getMetadata().getName() + "-" + seen.templateHash();
    if (seen.replicaSets().stream().anyMatch(s -> s.getMetadata().getName().equals(name))) {
      return List.of(StatusPlan.collided(rollout, name));
    }
    List<DeploymentAction> actions = new ArrayList<>();
    actions.add(
        new DeploymentAction.Create(
            replicaSet(rollout, name, seen.templateHash()), "no ReplicaSet has this template"));
    revision(rollout, rollout.nextRevision()).ifPresent(actions::add);
    actions.addAll(StatusPlan.created(rollout, name, now));
    return actions;
  }

  /** Brings its revision, annotations and minReadySeconds to what the Deployment says. */
  static Optional<DeploymentAction> refresh(Rollout rollout) {
    return rollout
        .newest()
        .flatMap(set -> {
          ReplicaSet wanted = refreshed(rollout, set);
          return wanted.equals(set)
              ? Optional.empty()
              : Optional.of(new DeploymentAction.Refresh(wanted, "it is the newest revision"));
        });
  }

  /** The Deployment's revision is its newest ReplicaSet's. */
  static Optional<DeploymentAction> revision(Rollout rollout) {
    return rollout
        .newest()
        .map(s -> Annotations.number(s, Annotations.REVISION))
        .flatMap(r -> revision(rollout, r));
  }

  private static Optional<DeploymentAction> revision(Rollout rollout, long revision) {
    return Annotations.number(rollout.deployment(), Annotations.REVISION) == revision
        ? Optional.empty()
        : Optional.of(
            new DeploymentAction.SetRevision(
                String.valueOf(revision), "revision of the newest ReplicaSet"));
  }

  private static ReplicaSet refreshed(Rollout rollout, ReplicaSet set) {
    Deployment deployment = rollout.deployment();
    var wanted =
        new ReplicaSetBuilder(set)
            .editMetadata()
            .withAnnotations(Annotations.ofNewest(deployment, set, rollout.nextRevision()))
            .endMetadata();
    Integer minReady = deployment.getSpec().getMinReadySeconds();
    return ReplicaSets.orZero(minReady) == ReplicaSets.orZero(set.getSpec().getMinReadySeconds())
        ? wanted.build()
        : wanted.editSpec().withMinReadySeconds(minReady).endSpec().build();
  }

  private static ReplicaSet replicaSet(Rollout rollout, String name, String hash) {
    Deployment deployment = rollout.deployment();
    var template = PodTemplates.withHash(deployment.getSpec().getTemplate(), hash);
    Map<String, String> annotations =
        Annotations.ofScaled(
            Annotations.ofNewest(deployment, null, rollout.nextRevision()), rollout.posts());
    return new ReplicaSetBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(deployment.getMetadata().getNamespace())
        .withLabels(template.getMetadata().getLabels())
        .withAnnotations(annotations)
        .withOwnerReferences(Owners.controllerReference(deployment))
        .endMetadata()
        .withNewSpec()
        .withReplicas(RollingUpdate.sizeOfNewest(rollout, 0))
        .withMinReadySeconds(deployment.getSpec().getMinReadySeconds())
        .withSelector(
            new LabelSelectorBuilder(deployment.getSpec().getSelector())
                .addToMatchLabels(PodTemplates.HASH_LABEL, hash)
                .build())
        .withTemplate(template)
        .endSpec()
        .build();
  }
}
