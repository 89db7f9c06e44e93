package io.drydock.cli.describe;

import io.fabric8.kubernetes.api.model.Namespace;

/** Namespaces. */
final class NamespaceDescriber implements Describer<Namespace> {

  @Override
  public void describe(Namespace namespace, Description text, Surroundings surroundings) {
    var metadata = namespace.getMetadata();
    text.field(0, "Name", metadata.getName());
    text.labels("Labels", metadata.getLabels());
    text.annotations("Annotations", metadata.getAnnotations());
    text.field(0, "Status", namespace.getStatus().getPhase());
  }
}
