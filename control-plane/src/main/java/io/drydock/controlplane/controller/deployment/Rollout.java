package io.drydock.controlplane.controller.deployment;

import io.drydock.controlplane.controller.PodTemplates;
import io.drydock.controlplane.controller.ReplicaSets;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A Deployment and its ReplicaSets, told apart.
 *
 * @param newest the one with the Deployment's template, if it exists
 * @param old all others, the oldest first
 */
record Rollout(
    Deployment deployment, Optional<ReplicaSet> newest, List<ReplicaSet> old, Fenceposts posts) {

  static final Comparator<ReplicaSet> BY_AGE =
      Comparator.<ReplicaSet, String>comparing(s -> s.getMetadata().getCreationTimestamp())
          .thenComparing(s -> s.getMetadata().getName());

  static Rollout of(Deployment deployment, Collection<ReplicaSet> sets) {
    List<ReplicaSet> old = new ArrayList<>(sets.stream().sorted(BY_AGE).toList());
    var template = deployment.getSpec().getTemplate();
    Optional<ReplicaSet> newest =
        old.stream()
            .filter(s -> PodTemplates.same(s.getSpec().getTemplate(), template))
            .findFirst();
    newest.ifPresent(old::remove);
    return new Rollout(deployment, newest, List.copyOf(old), Fenceposts.of(deployment));
  }

  /** Old ones first, then the newest. */
  List<ReplicaSet> all() {
    List<ReplicaSet> all = new ArrayList<>(old);
    newest.ifPresent(all::add);
    return all;
  }

  List<ReplicaSet> active() {
    return all().stream().filter(s -> ReplicaSets.desired(s) > 0).toList();
  }

  /** Pods asked for by all ReplicaSets together. */
  int total() {
    return ReplicaSets.sum(all(), ReplicaSets::desired);
  }

  int desired() {
    return posts.desired();
  }

  /** The revision of the newest ReplicaSet: one more than all old ones have. */
  long nextRevision() {
    return Annotations.highestRevision(old) + 1;
  }
}
