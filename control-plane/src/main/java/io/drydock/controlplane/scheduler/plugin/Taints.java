package io.drydock.controlplane.scheduler.plugin;

import io.drydock.api.Conditions;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Taints and tolerations, by the rules of the "Taints and Tolerations" page. */
public final class Taints {

  private static final Taint NOT_READY =
      new Taint("NoSchedule", "node.kubernetes.io/not-ready", null, null);

  private Taints() {}

  /**
   * The node's taints, and the one that a node without the Ready condition is about to get: a pod
   * must not slip in between.
   */
  static List<Taint> of(Node node) {
    List<Taint> taints = new ArrayList<>();
    if (node.getSpec() != null && node.getSpec().getTaints() != null) {
      taints.addAll(node.getSpec().getTaints());
    }
    if (!Conditions.isReady(node) && taints.stream().noneMatch(Taints::saysNotReady)) {
      taints.add(NOT_READY);
    }
    return taints;
  }

  public static boolean isTolerated(Pod pod, Taint taint) {
    var tolerations = pod.getSpec().getTolerations();
    return tolerations != null && tolerations.stream().anyMatch(t -> tolerates(t, taint));
  }

  /** Whether one toleration matches one taint; an empty key or effect matches all. */
  public static boolean tolerates(Toleration toleration, Taint taint) {
    if (isSet(toleration.getEffect()) && !toleration.getEffect().equals(taint.getEffect())) {
      return false;
    }
    if (isSet(toleration.getKey()) && !toleration.getKey().equals(taint.getKey())) {
      return false;
    }
    if ("Exists".equals(toleration.getOperator())) {
      return true;
    }
    return isSet(toleration.getKey())
        && Objects.equals(orEmpty(toleration.getValue()), orEmpty(taint.getValue()));
  }

  private static boolean saysNotReady(Taint taint) {
    return taint.getKey().equals("node.kubernetes.io/not-ready")
        || taint.getKey().equals("node.kubernetes.io/unreachable");
  }

  private static boolean isSet(@Nullable String s) {
    return s != null && !s.isEmpty();
  }

  static String orEmpty(@Nullable String s) {
    return s == null ? "" : s;
  }
}
