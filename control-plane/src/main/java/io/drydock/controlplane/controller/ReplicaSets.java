package io.drydock.controlplane.controller;

import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatus;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts of ReplicaSets, with what an absent field means. */
public final class ReplicaSets {

  private ReplicaSets() {}

  /** Asked for in the spec; one where it does not say. */
  public static int desired(ReplicaSet set) {
    Integer replicas = set.getSpec().getReplicas();
    return replicas == null ? 1 : replicas;
  }

  public static int actual(ReplicaSet set) {
    return count(set, ReplicaSetStatus::getReplicas);
  }

  public static int ready(ReplicaSet set) {
    return count(set, ReplicaSetStatus::getReadyReplicas);
  }

  public static int available(ReplicaSet set) {
    return count(set, ReplicaSetStatus::getAvailableReplicas);
  }

  /**
   * Available pods that will stay: a set that was just scaled down still reports those that it is
   * about to delete.
   */
  public static int lastingAvailable(ReplicaSet set) {
    return Math.min(available(set), desired(set));
  }

  public static int sum(Collection<ReplicaSet> sets, Function<ReplicaSet, Integer> count) {
    return sets.stream().mapToInt(count::apply).sum();
  }

  /** Whether the status speaks of the present spec. */
  public static boolean isObserved(ReplicaSet set) {
    Long generation = set.getMetadata().getGeneration();
    Long observed = set.getStatus() == null ? null : set.getStatus().getObservedGeneration();
    return generation == null || (observed != null && observed >= generation);
  }

  public static int orZero(@Nullable Integer count) {
    return count == null ? 0 : count;
  }

  /** Counts of zero are left out of a status, as Kubernetes does. */
  public static @Nullable Integer orAbsent(int count) {
    return count == 0 ? null : count;
  }

  private static int count(ReplicaSet set, Function<ReplicaSetStatus, @Nullable Integer> field) {
    return set.getStatus() == null ? 0 : orZero(field.apply(set.getStatus()));
  }
}
