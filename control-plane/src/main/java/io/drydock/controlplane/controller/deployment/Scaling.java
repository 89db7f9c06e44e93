package io.drydock.controlplane.controller.deployment;

import io.drydock.controlplane.controller.ReplicaSets;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides sizes when the Deployment's count changes: during a roll-out every ReplicaSet grows or
 * shrinks in proportion, the largest first ("Proportional scaling" of the Deployment page).
 */
final class Scaling {

  private Scaling() {}

  /** Notes on the ReplicaSet what count it was scaled for, and gives it the size. */
  static DeploymentAction.Scale to(Rollout rollout, ReplicaSet set, int size, String reason) {
    var changed =
        new ReplicaSetBuilder(noted(rollout, set)).editSpec().withReplicas(size).endSpec().build();
    return new DeploymentAction.Scale(changed, ReplicaSets.desired(set), size, reason);
  }

  static List<DeploymentAction> decide(Rollout rollout) {
    List<ReplicaSet> active = rollout.active();
    if (active.size() <= 1) {
      return only(rollout, active).stream().flatMap(s -> resize(rollout, s).stream()).toList();
    }
    if (isSaturated(rollout)) {
      return shrinkOld(rollout);
    }
    return Fenceposts.isRolling(rollout.deployment()) ? proportional(rollout, active) : List.of();
  }

  private static List<ReplicaSet> only(Rollout rollout, List<ReplicaSet> active) {
    if (!active.isEmpty()) {
      return active;
    }
    return rollout
        .newest()
        .map(List::of)
        .orElseGet(() -> rollout.old().isEmpty() ? List.of() : List.of(rollout.old().getLast()));
  }

  private static List<DeploymentAction> resize(Rollout rollout, ReplicaSet set) {
    return sized(rollout, set, rollout.desired(), "the Deployment was scaled");
  }

  /** Whether the newest ReplicaSet serves the whole count already. */
  private static boolean isSaturated(Rollout rollout) {
    return rollout
        .newest()
        .filter(s -> ReplicaSets.desired(s) == rollout.desired())
        .filter(s -> Annotations.number(s, Annotations.DESIRED) == rollout.desired())
        .filter(s -> ReplicaSets.available(s) == rollout.desired())
        .isPresent();
  }

  private static List<DeploymentAction> shrinkOld(Rollout rollout) {
    return rollout.old().stream()
        .filter(s -> ReplicaSets.desired(s) > 0)
        .<DeploymentAction>map(s -> to(rollout, s, 0, "the newest ReplicaSet serves them all"))
        .toList();
  }

  private static List<DeploymentAction> proportional(Rollout rollout, List<ReplicaSet> active) {
    int allowed = rollout.desired() > 0 ? rollout.posts().most() : 0;
    int toAdd = allowed - ReplicaSets.sum(active, ReplicaSets::desired);
    Map<ReplicaSet, Integer> sizes = sizes(rollout, sorted(active, toAdd), toAdd);
    List<DeploymentAction> actions = new ArrayList<>();
    sizes.forEach((set, size) -> actions.addAll(sized(rollout, set, size, "scaled in proportion")));
    return actions;
  }

  private static Map<ReplicaSet, Integer> sizes(
      Rollout rollout, List<ReplicaSet> sorted, int toAdd) {
    Map<ReplicaSet, Integer> sizes = new LinkedHashMap<>();
    int added = 0;
    for (ReplicaSet set : sorted) {
      int share = share(rollout, set, toAdd, added);
      sizes.put(set, ReplicaSets.desired(set) + share);
      added += share;
    }
    int leftover = toAdd - added;
    sizes.computeIfPresent(sorted.getFirst(), (set, size) -> Math.max(0, size + leftover));
    return sizes;
  }

  private static int share(Rollout rollout, ReplicaSet set, int toAdd, int added) {
    int allowed = toAdd - added;
    int fraction = fraction(rollout, set);
    return toAdd >= 0 ? Math.clamp(fraction, 0, allowed) : Math.clamp(fraction, allowed, 0);
  }

  /** What the set would gain (or lose) if it kept its part of the whole. */
  private static int fraction(Rollout rollout, ReplicaSet set) {
    int size = ReplicaSets.desired(set);
    if (rollout.desired() == 0) {
      return -size;
    }
    long before = Annotations.number(set, Annotations.MAX);
    if (before == 0) {
      var status = rollout.deployment().getStatus();
      before = status == null ? 0 : ReplicaSets.orZero(status.getReplicas());
    }
    if (before == 0) {
      return 0;
    }
    return (int) Math.round((double) size * rollout.posts().most() / before) - size;
  }

  /** The largest first; of equal ones the newest gain and the oldest lose first. */
  private static List<ReplicaSet> sorted(List<ReplicaSet> active, int toAdd) {
    Comparator<ReplicaSet> byAge = toAdd > 0 ? Rollout.BY_AGE.reversed() : Rollout.BY_AGE;
    var bySize = Comparator.comparingInt(ReplicaSets::desired).reversed();
    return active.stream().sorted(bySize.thenComparing(byAge)).toList();
  }

  private static List<DeploymentAction> sized(
      Rollout rollout, ReplicaSet set, int size, String reason) {
    if (ReplicaSets.desired(set) != size) {
      return List.of(to(rollout, set, size, reason));
    }
    ReplicaSet noted = noted(rollout, set);
    return noted.equals(set)
        ? List.of()
        : List.of(new DeploymentAction.Refresh(noted, "notes the Deployment's count"));
  }

  private static ReplicaSet noted(Rollout rollout, ReplicaSet set) {
    return new ReplicaSetBuilder(set)
        .editMetadata()
        .withAnnotations(Annotations.ofScaled(Annotations.of(set), rollout.posts()))
        .endMetadata()
        .build();
  }
}
