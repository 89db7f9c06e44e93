package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeSpecBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeStatusBuilder;
import java.util.List;
import java.util.Objects;

/** PersistentVolumes: where the bytes are stays. */
final class PersistentVolumeStrategy implements Strategy<PersistentVolume> {
  private static final FieldPath SPEC = FieldPath.of("spec");

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
  public void validate(PersistentVolume volume, Violations violations) {
    PersistentVolumeSpec spec = volume.getSpec();
    if (spec == null) {
      violations.required(SPEC);
      return;
    }
    if (spec.getAccessModes().isEmpty()) {
      violations.required(SPEC.child("accessModes"));
    }
    if (spec.getCapacity() == null || spec.getCapacity().isEmpty()) {
      violations.required(SPEC.child("capacity"));
    }
    if (source(spec).equals(new PersistentVolumeSpec())) {
      violations.required(SPEC, "must specify a volume type");
    }
  }

  @Override
  public void validateUpdate(PersistentVolume next, PersistentVolume old, Violations violations) {
    if (!source(next.getSpec()).equals(source(old.getSpec()))) {
      violations.forbidden(
          SPEC.child("persistentvolumesource"),
          "spec.persistentvolumesource is immutable after creation");
    }
    if (!Objects.equals(next.getSpec().getVolumeMode(), old.getSpec().getVolumeMode())) {
      violations.immutable(SPEC.child("volumeMode"), next.getSpec().getVolumeMode());
    }
  }

  /** What is left when all that every volume has is taken away. */
  private static PersistentVolumeSpec source(PersistentVolumeSpec spec) {
    return new PersistentVolumeSpecBuilder(spec)
        .withAccessModes(List.of())
        .withCapacity(null)
        .withClaimRef(null)
        .withMountOptions(List.of())
        .withNodeAffinity(null)
        .withPersistentVolumeReclaimPolicy(null)
        .withStorageClassName(null)
        .withVolumeAttributesClassName(null)
        .withVolumeMode(null)
        .build();
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
