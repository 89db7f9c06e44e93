package io.drydock.controlplane.apiserver.validation.storage;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.drydock.controlplane.apiserver.validation.volume.CsiRules;
import io.drydock.controlplane.apiserver.validation.volume.PersistentVolumeSpecRules;
import io.fabric8.kubernetes.api.model.storage.VolumeAttachment;
import io.fabric8.kubernetes.api.model.storage.VolumeAttachmentSource;
import io.fabric8.kubernetes.api.model.storage.VolumeAttachmentSpec;
import io.fabric8.kubernetes.api.model.storage.VolumeAttachmentStatus;
import io.fabric8.kubernetes.api.model.storage.VolumeError;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of VolumeAttachments. */
public final class VolumeAttachmentRules implements KindRules<VolumeAttachment> {
  private static final String EXACTLY_ONE =
      "must specify exactly one of inlineVolumeSpec and persistentVolumeName";
  private static final int MAX_METADATA = 256 << 10;
  private static final int MAX_MESSAGE = 1024;

  @Override
  public void validateCreate(VolumeAttachment attachment, Violations violations) {
    validate(attachment, violations);
    VolumeAttachmentSpec spec = spec(attachment);
    CsiRules.driver(spec.getAttacher(), violations.at("spec").child("attacher"));
    String volume = spec.getSource() == null ? null : spec.getSource().getPersistentVolumeName();
    if (volume != null) {
      violations
          .at("spec")
          .child("source")
          .child("persistentVolumeName")
          .text(volume, NameRule.SUBDOMAIN);
    }
  }

  @Override
  public void validate(VolumeAttachment attachment, Violations violations) {
    VolumeAttachmentSpec spec = spec(attachment);
    Field field = violations.at("spec");
    var _ = field.child("attacher").present(spec.getAttacher());
    source(
        Objects.requireNonNullElseGet(spec.getSource(), VolumeAttachmentSource::new),
        field.child("source"));
    field.child("nodeName").text(spec.getNodeName(), NameRule.SUBDOMAIN);
    status(attachment.getStatus(), violations.at("status"));
  }

  private static VolumeAttachmentSpec spec(VolumeAttachment attachment) {
    return Objects.requireNonNullElseGet(attachment.getSpec(), VolumeAttachmentSpec::new);
  }

  private static void source(VolumeAttachmentSource source, Field field) {
    boolean inline = source.getInlineVolumeSpec() != null;
    boolean named = source.getPersistentVolumeName() != null;
    if (!inline && !named) {
      field.required(EXACTLY_ONE);
    } else if (inline && named) {
      field.forbidden(EXACTLY_ONE);
    } else if (inline) {
      PersistentVolumeSpecRules.inline(
          source.getInlineVolumeSpec(), field.child("inlineVolumeSpec"));
    } else if (source.getPersistentVolumeName().isEmpty()) {
      field.child("persistentVolumeName").required("must specify non empty persistentVolumeName");
    }
  }

  private static void status(@Nullable VolumeAttachmentStatus status, Field field) {
    if (status == null) {
      return;
    }
    if (status.getAttachmentMetadata() != null
        && StorageClassRules.size(status.getAttachmentMetadata()) > MAX_METADATA) {
      field.child("attachmentMetadata").tooLong(MAX_METADATA);
    }
    error(status.getAttachError(), field.child("attachError"));
    error(status.getDetachError(), field.child("detachError"));
  }

  private static void error(@Nullable VolumeError error, Field field) {
    if (error != null && error.getMessage() != null && error.getMessage().length() > MAX_MESSAGE) {
      field.child("message").tooLong(MAX_METADATA);
    }
  }

  @Override
  public void validateUpdate(VolumeAttachment next, VolumeAttachment old, Violations violations) {
    violations.at("spec").immutable(next.getSpec(), old.getSpec());
  }

  @Override
  public void validateStatus(VolumeAttachment next, VolumeAttachment old, Violations violations) {
    status(next.getStatus(), violations.at("status"));
  }
}
