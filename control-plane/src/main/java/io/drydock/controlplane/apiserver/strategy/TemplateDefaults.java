package io.drydock.controlplane.apiserver.strategy;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;

/** The defaults of a pod template. */
final class TemplateDefaults {
  private TemplateDefaults() {}

  static void apply(PodTemplateSpec template) {
    if (template.getMetadata() == null) {
      template.setMetadata(new ObjectMeta());
    }
    if (template.getSpec() == null) {
      template.setSpec(new PodSpec());
    }
    PodSpecDefaults.apply(template.getSpec());
  }
}
