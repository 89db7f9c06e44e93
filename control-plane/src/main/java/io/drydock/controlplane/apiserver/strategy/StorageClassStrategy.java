package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.storage.StorageClass;

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
}
