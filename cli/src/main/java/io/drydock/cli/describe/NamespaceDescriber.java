package io.drydock.cli.describe;

import io.fabric8.kubernetes.api.model.Namespace;

/** Namespaces; quotas and limit ranges, which Drydock has not, are said to be none. */
final class NamespaceDescriber implements Describer<Namespace> {

  @Override
  public void describe(Namespace namespace, Description text, Surroundings surroundings) {
    var metadata = namespace.getMetadata();
    text.field(0, "Name", metadata.getName());
    text.labels("Labels", metadata.getLabels());
    text.annotations("Annotations", metadata.getAnnotations());
    text.field(0, "Status", namespace.getStatus().getPhase());
    text.line(0, "").line(0, "No resource quota.");
    text.line(0, "").line(0, "No LimitRange resource.");
  }
}
