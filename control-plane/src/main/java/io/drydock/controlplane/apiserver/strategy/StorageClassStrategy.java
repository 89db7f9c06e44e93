package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** StorageClasses: what volumes of the class were made with stays. */
final class StorageClassStrategy implements Strategy<StorageClass> {

  @Override
  public Kind<StorageClass> kind() {
    return Kinds.STORAGE_CLASS;
  }

  @Override
  public void setDefaults(StorageClass storageClass) {
    storageClass.setReclaimPolicy(Absent.text(storageClass.getReclaimPolicy(), "Delete"));
    storageClass.setVolumeBindingMode(
        Absent.text(storageClass.getVolumeBindingMode(), "Immediate"));
  }

  @Override
  public void validate(StorageClass storageClass, Violations violations) {
    if (storageClass.getProvisioner() == null || storageClass.getProvisioner().isEmpty()) {
      violations.required(FieldPath.of("provisioner"));
    }
  }

  @Override
  public void validateUpdate(StorageClass next, StorageClass old, Violations violations) {
    if (!orEmpty(next.getParameters()).equals(orEmpty(old.getParameters()))) {
      violations.forbidden(FieldPath.of("parameters"), "updates to parameters are forbidden.");
    }
    if (!Objects.equals(next.getProvisioner(), old.getProvisioner())) {
      violations.forbidden(FieldPath.of("provisioner"), "updates to provisioner are forbidden.");
    }
    if (!Objects.equals(next.getReclaimPolicy(), old.getReclaimPolicy())) {
      violations.forbidden(
          FieldPath.of("reclaimPolicy"), "updates to reclaimPolicy are forbidden.");
    }
    if (!Objects.equals(next.getVolumeBindingMode(), old.getVolumeBindingMode())) {
      violations.immutable(FieldPath.of("volumeBindingMode"), next.getVolumeBindingMode());
    }
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
