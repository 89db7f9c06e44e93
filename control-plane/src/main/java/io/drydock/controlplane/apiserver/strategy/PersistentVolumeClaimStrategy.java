package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatusBuilder;

/** PersistentVolumeClaims: what was asked for stays, but for the size. */
final class PersistentVolumeClaimStrategy implements Strategy<PersistentVolumeClaim> {

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
}
