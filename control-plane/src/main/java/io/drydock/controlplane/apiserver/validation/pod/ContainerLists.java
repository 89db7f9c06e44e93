package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.controlplane.apiserver.validation.Field;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules of a pod's containers together: their names, their host ports, who may have probes. */
record ContainerLists(PodContext pod) {

  void validate(Field spec) {
    regular(spec.child("containers"));
    initial(spec.child("initContainers"));
    new EphemeralRules(pod).validate(spec.child("ephemeralContainers"));
  }

  private void regular(Field field) {
    List<Container> containers = pod.spec().getContainers();
    if (containers.isEmpty()) {
      field.required();
      return;
    }
    Set<String> names = new HashSet<>();
    field.each(
        containers,
        (container, each) -> {
          new ContainerRules(pod, each).validate(container);
          unique(container.getName(), names, each);
          new ProbeRules(pod).validate(container, each);
          if (container.getRestartPolicy() != null) {
            each.child("restartPolicy").forbidden("may not be set for non-init containers");
          }
        });
    hostPorts(containers, field);
  }

  private void initial(Field field) {
    Set<String> names =
        pod.spec().getContainers().stream().map(Container::getName).collect(Collectors.toSet());
    field.each(
        pod.spec().getInitContainers(),
        (container, each) -> {
          new ContainerRules(pod, each).validate(container);
          restartPolicy(container, each);
          unique(container.getName(), names, each);
          hostPorts(List.of(container), field);
          if (isSidecar(container)) {
            new ProbeRules(pod).validate(container, each);
          } else {
            noProbes(container, each);
          }
          if (!container.getResizePolicy().isEmpty() && !isSidecar(container)) {
            each.child("resizePolicy")
                .invalid(container.getResizePolicy(), "must not be set for init containers");
          }
        });
  }

  static boolean isSidecar(Container container) {
    return "Always".equals(container.getRestartPolicy());
  }

  private static void restartPolicy(Container container, Field field) {
    if (container.getRestartPolicy() != null) {
      field.child("restartPolicy").oneOf(container.getRestartPolicy(), List.of("Always"));
    }
  }

  private static void unique(String name, Set<String> names, Field field) {
    if (!Field.isEmpty(name) && !names.add(name)) {
      field.child("name").duplicate(name);
    }
  }

  private static void noProbes(Container container, Field field) {
    String why = "may not be set for init containers without restartPolicy=Always";
    forbid(container.getLifecycle(), field.child("lifecycle"), why);
    forbid(container.getLivenessProbe(), field.child("livenessProbe"), why);
    forbid(container.getReadinessProbe(), field.child("readinessProbe"), why);
    forbid(container.getStartupProbe(), field.child("startupProbe"), why);
  }

  static void forbid(@Nullable Object value, Field field, String why) {
    if (value != null) {
      field.forbidden(why);
    }
  }

  private static void hostPorts(List<Container> containers, Field field) {
    Set<String> taken = new HashSet<>();
    field.each(
        containers,
        (container, each) ->
            each.child("ports")
                .each(container.getPorts(), (port, at) -> hostPort(port, taken, at)));
  }

  private static void hostPort(ContainerPort port, Set<String> taken, Field field) {
    Integer number = port.getHostPort();
    if (number == null || number == 0) {
      return;
    }
    String key =
        "%s/%s/%d"
            .formatted(
                port.getProtocol(), Objects.requireNonNullElse(port.getHostIP(), ""), number);
    if (!taken.add(key)) {
      field.child("hostPort").duplicate(key);
    }
  }
}
