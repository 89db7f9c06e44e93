package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.storage.CSIDriver;
import io.fabric8.kubernetes.api.model.storage.CSIDriverSpec;
import java.util.List;

/** CSIDrivers. */
final class CsiDriverStrategy implements Strategy<CSIDriver> {

  @Override
  public Kind<CSIDriver> kind() {
    return Kinds.CSI_DRIVER;
  }

  @Override
  public void setDefaults(CSIDriver driver) {
    CSIDriverSpec spec = driver.getSpec();
    if (spec == null) {
      return;
    }
    spec.setAttachRequired(Absent.or(spec.getAttachRequired(), true));
    spec.setPodInfoOnMount(Absent.or(spec.getPodInfoOnMount(), false));
    spec.setStorageCapacity(Absent.or(spec.getStorageCapacity(), false));
    spec.setRequiresRepublish(Absent.or(spec.getRequiresRepublish(), false));
    spec.setSeLinuxMount(Absent.or(spec.getSeLinuxMount(), false));
    spec.setFsGroupPolicy(Absent.text(spec.getFsGroupPolicy(), "ReadWriteOnceWithFSType"));
    if (spec.getVolumeLifecycleModes().isEmpty()) {
      spec.setVolumeLifecycleModes(List.of("Persistent"));
    }
  }

  @Override
  public void validate(CSIDriver driver, Violations violations) {
    if (driver.getSpec() == null) {
      violations.required(FieldPath.of("spec"));
    }
  }
}
