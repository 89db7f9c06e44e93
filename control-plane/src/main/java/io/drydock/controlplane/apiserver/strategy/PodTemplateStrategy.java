package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.PodRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.PodTemplate;
import java.util.Set;

/** PodTemplates. */
final class PodTemplateStrategy implements Strategy<PodTemplate> {

  @Override
  public Kind<PodTemplate> kind() {
    return Kinds.POD_TEMPLATE;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }

  @Override
  public Set<String> countedFields() {
    return Set.of("template");
  }

  @Override
  public void setDefaults(PodTemplate template) {
    if (template.getTemplate() != null) {
      TemplateDefaults.apply(template.getTemplate());
    }
  }

  @Override
  public void validate(PodTemplate template, Violations violations) {
    FieldPath path = FieldPath.of("template");
    PodRules.validate(
        template.getTemplate() == null ? null : template.getTemplate().getSpec(),
        path.child("spec"),
        violations);
  }
}
