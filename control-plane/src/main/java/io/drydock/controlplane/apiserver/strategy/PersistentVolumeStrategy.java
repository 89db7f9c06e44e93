package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeStatusBuilder;
import java.util.List;

/** PersistentVolumes: where the bytes are stays. */
final class PersistentVolumeStrategy implements Strategy<PersistentVolume> {

  @Override
  public Kind<PersistentVolume> kind() {
    return Kinds.PERSISTENT_VOLUME;
  }

  @Override
  public void setDefaults(PersistentVolume volume) {
    PersistentVolumeSpec spec = volume.getSpec();
    if (spec == null) {
      return;
    }
    spec.setPersistentVolumeReclaimPolicy(
        Absent.text(spec.getPersistentVolumeReclaimPolicy(), "Retain"));
    spec.setVolumeMode(Absent.text(spec.getVolumeMode(), "Filesystem"));
    if (spec.getHostPath() != null) {
      spec.getHostPath().setType(Absent.or(spec.getHostPath().getType(), ""));
    }
  }

  @Override
  public void prepareCreate(PersistentVolume volume) {
    volume.setStatus(new PersistentVolumeStatusBuilder().withPhase("Pending").build());
  }

  @Override
  public List<String> warnings(PersistentVolume volume) {
    boolean recycled = "Recycle".equals(volume.getSpec().getPersistentVolumeReclaimPolicy());
    return recycled
        ? List.of(
            "spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.")
        : List.of();
  }
}
