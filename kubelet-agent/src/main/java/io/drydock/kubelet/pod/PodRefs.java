package io.drydock.kubelet.pod;

import io.drydock.kubelet.runtime.PodRef;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;

/** Pods and the runtime's references to them. */
final class PodRefs {
  private PodRefs() {}

  static PodRef of(Pod pod) {
    var metadata = pod.getMetadata();
    return new PodRef(metadata.getNamespace(), metadata.getName(), metadata.getUid());
  }

  /** As much of a pod as is known of one that the API has forgotten. */
  static Pod remains(PodRef ref) {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace(ref.namespace())
        .withName(ref.name())
        .withUid(ref.uid())
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .build();
  }
}
