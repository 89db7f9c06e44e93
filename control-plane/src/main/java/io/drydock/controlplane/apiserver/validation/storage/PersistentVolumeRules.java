package io.drydock.controlplane.apiserver.validation.storage;

import io.drydock.controlplane.apiserver.validation.Differences;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.drydock.controlplane.apiserver.validation.volume.PersistentVolumeSpecRules;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeSpecBuilder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of PersistentVolumes: once made, a volume is where it is. */
public final class PersistentVolumeRules implements KindRules<PersistentVolume> {

  @Override
  public void validate(PersistentVolume volume, Violations violations) {
    PersistentVolumeSpecRules.validate(volume.getSpec(), violations.at("spec"));
  }

  @Override
  public void validateUpdate(PersistentVolume next, PersistentVolume old, Violations violations) {
    PersistentVolumeSpec after = next.getSpec();
    PersistentVolumeSpec before = old.getSpec();
    PersistentVolumeSpec newSource = source(after, before);
    PersistentVolumeSpec oldSource = source(before, before);
    Field spec = violations.at("spec");
    if (!newSource.equals(oldSource)) {
      spec.child("persistentvolumesource")
          .forbidden(
              "spec.persistentvolumesource is immutable after creation"
                  + Differences.text("core.PersistentVolumeSource", oldSource, newSource));
    }
    violations.at("volumeMode").immutable(after.getVolumeMode(), before.getVolumeMode());
    boolean moved =
        before.getNodeAffinity() != null
            && !Objects.equals(after.getNodeAffinity(), before.getNodeAffinity());
    if (moved) {
      violations
          .at("nodeAffinity")
          .invalid(
              after.getNodeAffinity(),
              "field is immutable, except for updating from beta label to GA");
    }
    attributesClass(
        after.getVolumeAttributesClassName(), before.getVolumeAttributesClassName(), spec);
  }

  static void attributesClass(@Nullable String next, @Nullable String old, Field spec) {
    if (!Objects.equals(next, old)) {
      spec.child("volumeAttributesClassName")
          .forbidden("update is forbidden when the VolumeAttributesClass feature gate is disabled");
    }
  }

  /** The type of volume alone; a secret for expansion may still be added. */
  private static PersistentVolumeSpec source(
      PersistentVolumeSpec spec, PersistentVolumeSpec before) {
    PersistentVolumeSpec source =
        new PersistentVolumeSpecBuilder(spec)
            .withAccessModes()
            .withCapacity(null)
            .withClaimRef(null)
            .withMountOptions()
            .withNodeAffinity(null)
            .withPersistentVolumeReclaimPolicy(null)
            .withStorageClassName(null)
            .withVolumeAttributesClassName(null)
            .withVolumeMode(null)
            .build();
    boolean addable =
        before.getCsi() != null && before.getCsi().getControllerExpandSecretRef() == null;
    if (addable && source.getCsi() != null) {
      source.getCsi().setControllerExpandSecretRef(null);
    }
    return source;
  }
}
