package io.drydock.controlplane.controller.deployment;

import io.drydock.controlplane.controller.PodTemplateHash;
import io.drydock.controlplane.controller.ReplicaSets;
import io.drydock.controlplane.controller.Samples;
import io.drydock.controlplane.controller.Timestamps;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A Deployment and its ReplicaSets in virtual time: decided actions become true at once. */
final class DeploymentWorld {

  Deployment deployment;
  final Map<String, ReplicaSet> sets = new LinkedHashMap<>();
  final Map<String, Integer> unfinishedPods = new HashMap<>();
  final List<String> events = new ArrayList<>();
  Instant now = Samples.NOW;

  DeploymentWorld(Deployment deployment) {
    this.deployment = deployment;
  }

  /** One pass; returns what was decided. */
  List<DeploymentAction> step() {
    List<DeploymentAction> actions = decide();
    actions.forEach(this::apply);
    return actions;
  }

  List<DeploymentAction> decide() {
    int collisions = ReplicaSets.orZero(StatusPlan.present(deployment).getCollisionCount());
    var hash = PodTemplateHash.of(deployment.getSpec().getTemplate(), collisions);
    var seen =
        new DeploymentObservation(
            deployment, List.copyOf(sets.values()), Map.copyOf(unfinishedPods), hash);
    return DeploymentPlan.decide(seen, now);
  }

  /** Passes, with all pods available at once, until nothing is decided. */
  void settle() {
    for (int i = 0; i < 100; i++) {
      List<DeploymentAction> actions = step();
      serveAll();
      if (actions.isEmpty()) {
        return;
      }
    }
    throw new AssertionError("the Deployment does not settle");
  }

  /** All pods that are asked for run and are available; all others are gone. */
  void serveAll() {
    sets.replaceAll(
        (name, set) -> serving(set, ReplicaSets.desired(set), ReplicaSets.desired(set)));
  }

  static ReplicaSet serving(ReplicaSet set, int pods, int available) {
    return new ReplicaSetBuilder(set)
        .withNewStatus()
        .withReplicas(pods)
        .withReadyReplicas(ReplicaSets.orAbsent(available))
        .withAvailableReplicas(ReplicaSets.orAbsent(available))
        .withObservedGeneration(set.getMetadata().getGeneration())
        .endStatus()
        .build();
  }

  /** A user's change of the spec. */
  void change(UnaryOperator<DeploymentBuilder> change) {
    long generation = deployment.getMetadata().getGeneration() + 1;
    deployment =
        change
            .apply(new DeploymentBuilder(deployment))
            .editMetadata()
            .withGeneration(generation)
            .endMetadata()
            .build();
  }

  void setImage(String image) {
    change(d -> d.editSpec().withTemplate(Samples.template(image)).endSpec());
  }

  void scale(int replicas) {
    change(d -> d.editSpec().withReplicas(replicas).endSpec());
  }

  ReplicaSet withImage(String image) {
    return sets.values().stream()
        .filter(s -> image(s).equals(image))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no ReplicaSet has the image " + image));
  }

  /** image=size, the oldest first, empty ones left out. */
  String sizes() {
    List<String> sizes = new ArrayList<>();
    sets.values().stream()
        .filter(s -> ReplicaSets.desired(s) > 0)
        .forEach(s -> sizes.add(image(s) + "=" + ReplicaSets.desired(s)));
    return String.join(" ", sizes);
  }

  String condition(String type) {
    return StatusPlan.present(deployment).getConditions().stream()
        .filter(c -> c.getType().equals(type))
        .map(c -> c.getStatus() + " " + c.getReason())
        .findFirst()
        .orElse("none");
  }

  private static String image(ReplicaSet set) {
    return set.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage();
  }

  private void apply(DeploymentAction action) {
    switch (action) {
      case DeploymentAction.Create create -> created(create.replicaSet());
      case DeploymentAction.Refresh refresh -> put(refresh.changed());
      case DeploymentAction.Scale scale -> {
        events.add(scale.message());
        put(scale.changed());
      }
      case DeploymentAction.Delete delete -> sets.remove(Samples.name(delete.replicaSet()));
      case DeploymentAction.Adopt adopt -> put(Samples.owned(adopt.replicaSet(), deployment));
      case DeploymentAction.Release release ->
          put(
              new ReplicaSetBuilder(release.replicaSet())
                  .editMetadata()
                  .withOwnerReferences()
                  .endMetadata()
                  .build());
      case DeploymentAction.SetRevision revision ->
          deployment =
              new DeploymentBuilder(deployment)
                  .editMetadata()
                  .addToAnnotations(Annotations.REVISION, revision.revision())
                  .endMetadata()
                  .build();
      case DeploymentAction.UpdateStatus update ->
          deployment = new DeploymentBuilder(deployment).withStatus(update.status()).build();
      case DeploymentAction.LookAgain _ -> {}
    }
  }

  private void created(ReplicaSet set) {
    String name = Samples.name(set);
    put(
        new ReplicaSetBuilder(set)
            .editMetadata()
            .withUid("uid-" + name)
            .withGeneration(1L)
            .withCreationTimestamp(Timestamps.format(Samples.NOW.plusSeconds(sets.size())))
            .endMetadata()
            .build());
  }

  private void put(ReplicaSet set) {
    sets.put(Samples.name(set), set);
  }
}
