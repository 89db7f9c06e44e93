package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeSpec;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Nodes: agents register them with their status; their pod range is given once. */
final class NodeStrategy implements Strategy<Node> {
  private static final Set<String> EFFECTS = Set.of("NoSchedule", "PreferNoSchedule", "NoExecute");

  @Override
  public Kind<Node> kind() {
    return Kinds.NODE;
  }

  @Override
  public boolean keepsStatusOnCreate() {
    return true;
  }

  @Override
  public void setDefaults(Node node) {
    if (node.getSpec() == null) {
      node.setSpec(new NodeSpec());
    }
  }

  @Override
  public void validate(Node node, Violations violations) {
    FieldPath path = FieldPath.of("spec").child("taints");
    List<Taint> taints = node.getSpec().getTaints();
    for (int i = 0; i < taints.size(); i++) {
      Taint taint = taints.get(i);
      FieldPath each = path.index(i);
      String key = taint.getKey() == null ? "" : taint.getKey();
      LabelRules.keyProblem(key)
          .ifPresent(problem -> violations.invalid(each.child("key"), key, problem));
      if (taint.getEffect() == null || !EFFECTS.contains(taint.getEffect())) {
        violations.notSupported(each.child("effect"), taint.getEffect(), EFFECTS);
      }
    }
  }

  @Override
  public void validateUpdate(Node next, Node old, Violations violations) {
    String before = old.getSpec() == null ? null : old.getSpec().getPodCIDR();
    if (before != null
        && !before.isEmpty()
        && !Objects.equals(before, next.getSpec().getPodCIDR())) {
      violations.forbidden(
          FieldPath.of("spec").child("podCIDRs"),
          "node updates may not change podCIDR except from \"\" to valid");
    }
  }
}
