package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpecBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatusBuilder;

/** PersistentVolumeClaims: what was asked for stays, but for the size. */
final class PersistentVolumeClaimStrategy implements Strategy<PersistentVolumeClaim> {
  private static final FieldPath SPEC = FieldPath.of("spec");

  @Override
  public Kind<PersistentVolumeClaim> kind() {
    return Kinds.PERSISTENT_VOLUME_CLAIM;
  }

  @Override
  public void setDefaults(PersistentVolumeClaim claim) {
    defaults(claim);
  }

  /** Of a claim, or of one in a StatefulSet's template. */
  static void defaults(PersistentVolumeClaim claim) {
    if (claim.getSpec() != null) {
      claim.getSpec().setVolumeMode(Absent.text(claim.getSpec().getVolumeMode(), "Filesystem"));
    }
  }

  @Override
  public void prepareCreate(PersistentVolumeClaim claim) {
    claim.setStatus(new PersistentVolumeClaimStatusBuilder().withPhase("Pending").build());
  }

  @Override
  public void validate(PersistentVolumeClaim claim, Violations violations) {
    PersistentVolumeClaimSpec spec = claim.getSpec();
    if (spec == null) {
      violations.required(SPEC);
      return;
    }
    if (spec.getAccessModes().isEmpty()) {
      violations.required(SPEC.child("accessModes"), "at least 1 access mode is required");
    }
    boolean sized =
        spec.getResources() != null
            && spec.getResources().getRequests() != null
            && spec.getResources().getRequests().containsKey("storage");
    if (!sized) {
      violations.required(SPEC.child("resources").key("storage"));
    }
  }

  /** The volume is named once, by whoever binds the claim. */
  @Override
  public void validateUpdate(
      PersistentVolumeClaim next, PersistentVolumeClaim old, Violations violations) {
    String before = old.getSpec().getVolumeName();
    boolean unbound = before == null || before.isEmpty();
    PersistentVolumeClaimSpec changed =
        new PersistentVolumeClaimSpecBuilder(next.getSpec())
            .withVolumeName(unbound ? before : next.getSpec().getVolumeName())
            .withResources(old.getSpec().getResources())
            .withVolumeAttributesClassName(old.getSpec().getVolumeAttributesClassName())
            .build();
    if (!changed.equals(old.getSpec())) {
      violations.forbidden(
          SPEC,
          "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims");
    }
  }
}
