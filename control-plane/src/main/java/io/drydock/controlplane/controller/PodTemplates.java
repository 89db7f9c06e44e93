package io.drydock.controlplane.controller;

import io.drydock.api.Owners;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import java.util.Map;
import java.util.Optional;

/** Pod templates of workloads: the pods made from them, and which are the same. */
public final class PodTemplates {

  /** Keeps the pods of a Deployment's ReplicaSets apart. */
  public static final String HASH_LABEL = "pod-template-hash";

  private PodTemplates() {}

  /** A pod of that name, controlled by the owner. */
  public static Pod pod(HasMetadata owner, PodTemplateSpec template, String name) {
    var metadata = Optional.ofNullable(template.getMetadata());
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withGenerateName(owner.getMetadata().getName() + "-")
        .withNamespace(owner.getMetadata().getNamespace())
        .withLabels(metadata.map(m -> m.getLabels()).orElse(Map.of()))
        .withAnnotations(metadata.map(m -> m.getAnnotations()).orElse(Map.of()))
        .withFinalizers(metadata.map(m -> m.getFinalizers()).orElse(java.util.List.of()))
        .withOwnerReferences(Owners.controllerReference(owner))
        .endMetadata()
        .withSpec(template.getSpec())
        .build();
  }

  /** Whether pods made from both would be the same, the hash label aside. */
  public static boolean same(PodTemplateSpec a, PodTemplateSpec b) {
    return withoutHash(a).equals(withoutHash(b));
  }

  public static PodTemplateSpec withHash(PodTemplateSpec template, String hash) {
    return new PodTemplateSpecBuilder(template)
        .editOrNewMetadata()
        .addToLabels(HASH_LABEL, hash)
        .endMetadata()
        .build();
  }

  private static PodTemplateSpec withoutHash(PodTemplateSpec template) {
    return new PodTemplateSpecBuilder(template)
        .editOrNewMetadata()
        .removeFromLabels(HASH_LABEL)
        .endMetadata()
        .build();
  }
}
