package io.drydock.controlplane.apiserver.validation.storage;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.drydock.controlplane.apiserver.validation.volume.CsiRules;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.api.model.storage.CSINodeDriver;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The rules of CSINodes. */
public final class CsiNodeRules implements KindRules<CSINode> {
  private static final int MAX_NODE_ID = 256;

  @Override
  public void validate(CSINode node, Violations violations) {
    Set<String> names = new HashSet<>();
    violations
        .at("spec")
        .child("drivers")
        .each(
            drivers(node),
            (driver, each) -> {
              CsiRules.driver(driver.getName(), each.child("name"));
              nodeId(Objects.requireNonNullElse(driver.getNodeID(), ""), each.child("nodeID"));
              if (driver.getAllocatable() != null) {
                each.child("allocatable")
                    .child("count")
                    .notNegative(driver.getAllocatable().getCount());
              }
              if (driver.getName() != null && !names.add(driver.getName())) {
                each.child("name").duplicate(driver.getName());
              }
              topologyKeys(driver.getTopologyKeys(), each);
            });
  }

  private static List<CSINodeDriver> drivers(CSINode node) {
    return node.getSpec() == null ? List.of() : node.getSpec().getDrivers();
  }

  private static void nodeId(String id, Field field) {
    if (field.present(id) && id.length() > MAX_NODE_ID) {
      field.invalid(id, "must be %d characters or less".formatted(MAX_NODE_ID));
    }
  }

  private static void topologyKeys(List<String> keys, Field field) {
    Set<String> seen = new HashSet<>();
    for (String key : keys) {
      var _ = field.present(key);
      if (!seen.add(key)) {
        field.duplicate(key);
      }
      field.text(key, LabelRules.KEY);
    }
  }

  /** A driver that stays is not to change. */
  @Override
  public void validateUpdate(CSINode next, CSINode old, Violations violations) {
    for (CSINodeDriver before : drivers(old)) {
      drivers(next).stream()
          .filter(after -> Objects.equals(after.getName(), before.getName()))
          .forEach(after -> violations.at("spec").child("drivers").immutable(after, before));
    }
  }
}
