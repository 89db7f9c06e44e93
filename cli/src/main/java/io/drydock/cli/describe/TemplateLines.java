package io.drydock.cli.describe;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;

/** The pod template of a workload. */
final class TemplateLines {
  private static final String INDENT = "  ";

  private TemplateLines() {}

  static void write(Description text, PodTemplateSpec template) {
    PodSpec spec = template.getSpec();
    text.line(0, "Pod Template:");
    text.labels(INDENT + "Labels", template.getMetadata().getLabels());
    var annotations = template.getMetadata().getAnnotations();
    if (annotations != null && !annotations.isEmpty()) {
      text.annotations(INDENT + "Annotations", annotations);
    }
    text.optional(1, "Service Account", spec.getServiceAccountName());
    ContainerLines containers = new ContainerLines(text, INDENT, List.of(), path -> "");
    if (!requireNonNullElse(spec.getInitContainers(), List.of()).isEmpty()) {
      containers.write("Init Containers", spec.getInitContainers());
    }
    containers.write("Containers", spec.getContainers());
    VolumeLines.write(text, INDENT, spec.getVolumes());
    text.optional(1, "Priority Class Name", spec.getPriorityClassName());
    text.labels(INDENT + "Node-Selectors", spec.getNodeSelector());
    TolerationLines.write(text, INDENT, spec.getTolerations());
  }
}
