package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
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
}
