package io.drydock.controlplane.apiserver.validation.config;

import io.drydock.controlplane.apiserver.validation.AddressRules;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.GoText;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.QuantityRules;
import io.drydock.controlplane.apiserver.validation.TolerationRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.NodeSpec;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of Nodes. */
public final class NodeRules implements KindRules<Node> {
  private static final String CHANGE_OF_RANGE =
      "node updates may not change podCIDR except from \"\" to valid";

  @Override
  public void validate(Node node, Violations violations) {
    NodeSpec spec = spec(node);
    TolerationRules.taints(spec.getTaints(), violations.at("metadata").child("taints"));
    resources(node, violations);
    ranges(spec.getPodCIDRs(), violations.at("spec").child("podCIDRs"));
  }

  private static NodeSpec spec(Node node) {
    return Objects.requireNonNullElseGet(node.getSpec(), NodeSpec::new);
  }

  private static void resources(Node node, Violations violations) {
    NodeStatus status = node.getStatus();
    if (status != null) {
      Field field = violations.at("status");
      amounts(status.getCapacity(), field.child("capacity"));
      amounts(status.getAllocatable(), field.child("allocatable"));
    }
  }

  private static void amounts(@Nullable Map<String, Quantity> amounts, Field field) {
    if (amounts != null) {
      amounts.forEach((name, amount) -> QuantityRules.amount(name, amount, field.child(name)));
    }
  }

  private static void ranges(List<String> ranges, Field field) {
    field.each(ranges, AddressRules::cidr);
    long families = ranges.stream().map(range -> range.contains(":")).distinct().count();
    if (ranges.size() > 1 && (families != 2 || ranges.size() > 2)) {
      field.invalid(ranges, "may specify no more than one CIDR for each IP family");
    }
    Set<String> seen = new HashSet<>();
    field.each(
        ranges,
        (range, each) -> {
          if (!seen.add(range)) {
            each.duplicate(range);
          }
        });
  }

  @Override
  public void validateUpdate(Node next, Node old, Violations violations) {
    Field field = violations.at("spec");
    NodeSpec after = spec(next);
    NodeSpec before = spec(old);
    boolean kept =
        before.getPodCIDRs().isEmpty() || before.getPodCIDRs().equals(after.getPodCIDRs());
    boolean keptFirst =
        Field.isEmpty(before.getPodCIDR()) || before.getPodCIDR().equals(after.getPodCIDR());
    if (!kept || !keptFirst) {
      field.child("podCIDRs").forbidden(CHANGE_OF_RANGE);
    }
    if (!Field.isEmpty(before.getProviderID())
        && !before.getProviderID().equals(after.getProviderID())) {
      field
          .child("providerID")
          .forbidden("node updates may not change providerID except from \"\" to valid");
    }
    addresses(next, violations);
  }

  private static void addresses(Node node, Violations violations) {
    if (node.getStatus() == null) {
      return;
    }
    Set<NodeAddress> seen = new HashSet<>();
    violations
        .at("status")
        .child("addresses")
        .each(
            node.getStatus().getAddresses(),
            (address, each) -> {
              if (!seen.add(address)) {
                each.duplicate(
                    new GoText(
                        "core.NodeAddress{Type:\"%s\", Address:\"%s\"}"
                            .formatted(address.getType(), address.getAddress())));
              }
            });
  }

  @Override
  public void validateStatus(Node next, Node old, Violations violations) {
    resources(next, violations);
    addresses(next, violations);
  }
}
