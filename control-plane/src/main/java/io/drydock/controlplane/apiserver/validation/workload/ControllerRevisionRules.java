package io.drydock.controlplane.apiserver.validation.workload;

import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;

/** The rules of ControllerRevisions: history is not rewritten. */
public final class ControllerRevisionRules implements KindRules<ControllerRevision> {

  @Override
  public void validate(ControllerRevision revision, Violations violations) {
    if (revision.getData() == null) {
      violations.at("data").required("data is mandatory");
    }
    violations.at("revision").notNegative(revision.getRevision());
  }

  @Override
  public void validateUpdate(
      ControllerRevision next, ControllerRevision old, Violations violations) {
    violations.at("data").immutable(next.getData(), old.getData());
  }
}
