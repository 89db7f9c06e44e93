package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.storage.CSIStorageCapacity;
import java.util.Objects;

/** CSIStorageCapacities: of which class and where stays. */
final class CsiStorageCapacityStrategy implements Strategy<CSIStorageCapacity> {

  @Override
  public Kind<CSIStorageCapacity> kind() {
    return Kinds.CSI_STORAGE_CAPACITY;
  }

  @Override
  public void validate(CSIStorageCapacity capacity, Violations violations) {
    if (capacity.getStorageClassName() == null || capacity.getStorageClassName().isEmpty()) {
      violations.required(FieldPath.of("storageClassName"));
    }
  }

  @Override
  public void validateUpdate(
      CSIStorageCapacity next, CSIStorageCapacity old, Violations violations) {
    if (!Objects.equals(next.getNodeTopology(), old.getNodeTopology())) {
      violations.immutable(FieldPath.of("nodeTopology"), next.getNodeTopology());
    }
    if (!Objects.equals(next.getStorageClassName(), old.getStorageClassName())) {
      violations.immutable(FieldPath.of("storageClassName"), next.getStorageClassName());
    }
  }
}
