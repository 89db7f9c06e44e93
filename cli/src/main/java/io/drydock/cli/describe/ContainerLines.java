package io.drydock.cli.describe;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The containers of a pod, or of a template.
 *
 * @param indent "" in a pod, two blanks in a template
 * @param statuses none in a template
 * @param fields the value of a field of the pod by its path; "" in a template
 */
record ContainerLines(
    Description text, String indent, List<ContainerStatus> statuses, UnaryOperator<String> fields) {

  void write(String title, List<Container> containers) {
    text.line(0, indent + title + ":" + (containers.isEmpty() ? " <none>" : ""));
    containers.forEach(this::container);
  }

  private void container(Container container) {
    @Nullable ContainerStatus status =
        statuses.stream()
            .filter(s -> s.getName().equals(container.getName()))
            .findFirst()
            .orElse(null);
    text.line(1, (indent.isEmpty() ? "" : " ") + container.getName() + ":");
    if (status != null) {
      text.field(2, "Container ID", status.getContainerID());
    }
    text.field(2, "Image", container.getImage());
    if (status != null) {
      text.field(2, "Image ID", status.getImageID());
    }
    ports("Port", container, port -> port.getContainerPort());
    ports("Host Port", container, port -> requireNonNullElse(port.getHostPort(), 0));
    lines("Command", container.getCommand());
    lines("Args", container.getArgs());
    if (status != null) {
      StateLines.write(text, status);
    }
    resources(container.getResources());
    ProbeLines.write(text, "Liveness", container.getLivenessProbe());
    ProbeLines.write(text, "Readiness", container.getReadinessProbe());
    ProbeLines.write(text, "Startup", container.getStartupProbe());
    EnvironmentLines.write(text, container, fields);
    mounts(requireNonNullElse(container.getVolumeMounts(), List.of()));
  }

  private void ports(String title, Container container, Function<ContainerPort, Integer> number) {
    String all =
        requireNonNullElse(container.getPorts(), List.<ContainerPort>of()).stream()
            .map(p -> number.apply(p) + "/" + requireNonNullElse(p.getProtocol(), "TCP"))
            .collect(Collectors.joining(", "));
    text.field(2, all.contains(",") ? title + "s" : title, Description.orNone(all));
  }

  private void lines(String title, @Nullable List<String> words) {
    if (words != null && !words.isEmpty()) {
      text.line(2, title + ":");
      words.stream().flatMap(String::lines).forEach(word -> text.line(3, word));
    }
  }

  private void resources(@Nullable ResourceRequirements resources) {
    if (resources != null) {
      quantities("Limits", resources.getLimits());
      quantities("Requests", resources.getRequests());
    }
  }

  private void quantities(String title, @Nullable Map<String, Quantity> quantities) {
    if (quantities != null && !quantities.isEmpty()) {
      text.line(2, title + ":");
      new TreeMap<>(quantities).forEach((name, quantity) -> text.field(3, name, quantity));
    }
  }

  private void mounts(List<VolumeMount> mounts) {
    text.line(2, "Mounts:" + (mounts.isEmpty() ? "\t<none>" : ""));
    mounts.stream()
        .sorted(Comparator.comparing(VolumeMount::getMountPath))
        .forEach(m ->
            text.line(3, "%s from %s (%s)".formatted(m.getMountPath(), m.getName(), flags(m))));
  }

  private static String flags(VolumeMount mount) {
    String access = Boolean.TRUE.equals(mount.getReadOnly()) ? "ro" : "rw";
    String path = requireNonNullElse(mount.getSubPath(), "");
    return path.isEmpty() ? access : access + ",path=\"" + path + "\"";
  }
}
