package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import java.util.Objects;

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

  @Override
  public void validate(ControllerRevision revision, Violations violations) {
    if (revision.getData() == null) {
      violations.required(FieldPath.of("data"), "data is mandatory");
    }
    if (revision.getRevision() < 0) {
      violations.invalid(
          FieldPath.of("revision"), revision.getRevision(), "must be greater than or equal to 0");
    }
  }

  @Override
  public void validateUpdate(
      ControllerRevision next, ControllerRevision old, Violations violations) {
    if (!Objects.equals(next.getData(), old.getData())) {
      violations.immutable(FieldPath.of("data"), next.getData());
    }
  }
}
