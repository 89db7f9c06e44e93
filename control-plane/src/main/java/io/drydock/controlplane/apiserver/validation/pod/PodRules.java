package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.Objects;

/** The rules of Pods. */
public final class PodRules implements KindRules<Pod> {

  @Override
  public void validateCreate(Pod pod, Violations violations) {
    validate(pod, violations);
    PodSpec spec = spec(pod);
    Field field = violations.at("spec");
    if (!spec.getEphemeralContainers().isEmpty()) {
      field.child("ephemeralContainers").forbidden("cannot be set on create");
    }
    if (!Field.isEmpty(spec.getNodeName()) && !spec.getSchedulingGates().isEmpty()) {
      field
          .child("nodeName")
          .forbidden("cannot be set until all schedulingGates have been cleared");
    }
  }

  @Override
  public void validate(Pod pod, Violations violations) {
    PodSpec spec = spec(pod);
    PodAnnotationRules.validate(
        pod.getMetadata().getAnnotations(), spec, violations.at("metadata").child("annotations"));
    String name = Objects.requireNonNullElse(pod.getMetadata().getName(), "-");
    PodSpecRules.validate(spec, name, violations.at("spec"));
    PodOnlyRules.validate(spec, violations.at("spec"));
  }

  @Override
  public void validateUpdate(Pod next, Pod old, Violations violations) {
    PodAnnotationRules.validateUpdate(
        next.getMetadata().getAnnotations(),
        old.getMetadata().getAnnotations(),
        violations.at("metadata").child("annotations"));
    new PodUpdateRules(spec(next), spec(old), violations.at("spec")).validate();
  }

  @Override
  public void validateStatus(Pod next, Pod old, Violations violations) {
    PodStatusRules.validate(next, old, violations);
  }

  private static PodSpec spec(Pod pod) {
    return pod.getSpec() == null ? new PodSpec() : pod.getSpec();
  }
}
