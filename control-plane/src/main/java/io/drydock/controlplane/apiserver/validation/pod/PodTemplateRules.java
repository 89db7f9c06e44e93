package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.PodTemplate;

/** The rules of PodTemplates. */
public final class PodTemplateRules implements KindRules<PodTemplate> {

  @Override
  public void validate(PodTemplate template, Violations violations) {
    TemplateRules.validate(template.getTemplate(), violations.at("template"));
  }
}
