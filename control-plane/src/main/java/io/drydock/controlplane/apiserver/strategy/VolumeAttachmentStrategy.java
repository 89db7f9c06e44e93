package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.storage.VolumeAttachment;
import io.fabric8.kubernetes.api.model.storage.VolumeAttachmentStatusBuilder;

/** VolumeAttachments: what is attached where stays. */
final class VolumeAttachmentStrategy implements Strategy<VolumeAttachment> {

  @Override
  public Kind<VolumeAttachment> kind() {
    return Kinds.VOLUME_ATTACHMENT;
  }

  @Override
  public void prepareCreate(VolumeAttachment attachment) {
    attachment.setStatus(new VolumeAttachmentStatusBuilder().withAttached(false).build());
  }
}
