package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.MetadataRules;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import org.jspecify.annotations.Nullable;

/** The rules of a template of pods. */
public final class TemplateRules {
  private TemplateRules() {}

  public static void validate(@Nullable PodTemplateSpec template, Field field) {
    metadata(template, field);
    PodSpec spec = spec(template);
    PodSpecRules.validate(spec, "", field.child("spec"));
    if (!spec.getEphemeralContainers().isEmpty()) {
      field
          .child("spec")
          .child("ephemeralContainers")
          .forbidden("ephemeral containers not allowed in pod template");
    }
  }

  /** Its labels and annotations alone. */
  public static void metadata(@Nullable PodTemplateSpec template, Field field) {
    ObjectMeta metadata =
        template == null || template.getMetadata() == null
            ? new ObjectMeta()
            : template.getMetadata();
    LabelRules.labels(metadata.getLabels(), field.child("labels"));
    MetadataRules.annotations(metadata.getAnnotations(), field.child("annotations"));
    PodAnnotationRules.validate(
        metadata.getAnnotations(), spec(template), field.child("annotations"));
  }

  public static PodSpec spec(@Nullable PodTemplateSpec template) {
    return template == null || template.getSpec() == null ? new PodSpec() : template.getSpec();
  }
}
