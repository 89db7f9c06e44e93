package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.storage.CSINode;

/** CSINodes. */
final class CsiNodeStrategy implements Strategy<CSINode> {

  @Override
  public Kind<CSINode> kind() {
    return Kinds.CSI_NODE;
  }

  @Override
  public void validate(CSINode node, Violations violations) {
    if (node.getSpec() == null) {
      violations.required(FieldPath.of("spec"));
    }
  }
}
