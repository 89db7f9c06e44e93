package io.drydock.controlplane.apiserver.validation.storage;

import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.QuantityRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.storage.CSIStorageCapacity;

/** The rules of CSIStorageCapacities. */
public final class CsiStorageCapacityRules implements KindRules<CSIStorageCapacity> {

  @Override
  public void validate(CSIStorageCapacity capacity, Violations violations) {
    LabelRules.selector(capacity.getNodeTopology(), violations.at("nodeTopology"));
    violations.at("storageClassName").text(capacity.getStorageClassName(), NameRule.SUBDOMAIN);
    QuantityRules.notNegative(capacity.getCapacity(), violations.at("capacity"));
  }

  @Override
  public void validateUpdate(
      CSIStorageCapacity next, CSIStorageCapacity old, Violations violations) {
    violations.at("nodeTopology").immutable(next.getNodeTopology(), old.getNodeTopology());
    violations
        .at("storageClassName")
        .immutable(next.getStorageClassName(), old.getStorageClassName());
  }
}
