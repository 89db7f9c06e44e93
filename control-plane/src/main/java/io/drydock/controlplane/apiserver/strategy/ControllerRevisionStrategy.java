package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;

/** ControllerRevisions: their data is written once. */
final class ControllerRevisionStrategy implements Strategy<ControllerRevision> {

  @Override
  public Kind<ControllerRevision> kind() {
    return Kinds.CONTROLLER_REVISION;
  }

  @Override
  public void setDefaults(ControllerRevision revision) {
    revision.setRevision(Absent.or(revision.getRevision(), 0L));
  }
}
