package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.storage.VolumeAttachment;
import io.fabric8.kubernetes.api.model.storage.VolumeAttachmentStatusBuilder;
import java.util.Objects;

/** VolumeAttachments: what is attached where stays. */
final class VolumeAttachmentStrategy implements Strategy<VolumeAttachment> {
  private static final FieldPath SPEC = FieldPath.of("spec");

  @Override
  public Kind<VolumeAttachment> kind() {
    return Kinds.VOLUME_ATTACHMENT;
  }

  @Override
  public void prepareCreate(VolumeAttachment attachment) {
    attachment.setStatus(new VolumeAttachmentStatusBuilder().withAttached(false).build());
  }

  @Override
  public void validate(VolumeAttachment attachment, Violations violations) {
    var spec = attachment.getSpec();
    if (spec == null) {
      violations.required(SPEC);
      return;
    }
    if (spec.getAttacher() == null || spec.getAttacher().isEmpty()) {
      violations.required(SPEC.child("attacher"));
    }
    if (spec.getNodeName() == null || spec.getNodeName().isEmpty()) {
      violations.required(SPEC.child("nodeName"));
    }
  }

  @Override
  public void validateUpdate(VolumeAttachment next, VolumeAttachment old, Violations violations) {
    if (!Objects.equals(next.getSpec(), old.getSpec())) {
      violations.immutable(SPEC, next.getSpec());
    }
  }
}
