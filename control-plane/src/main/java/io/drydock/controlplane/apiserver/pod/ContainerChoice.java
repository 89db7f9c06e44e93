package io.drydock.controlplane.apiserver.pod;

import static java.util.Objects.requireNonNullElse;

import io.drydock.client.ApiException;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EphemeralContainer;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which container of a pod is meant, in Kubernetes' words where it is not clear. Pure. */
final class ContainerChoice {
  private static final String DEFAULT = "kubectl.kubernetes.io/default-container";

  private ContainerChoice() {}

  /**
   * The container that was asked for, else the only one, else the pod's default one.
   *
   * @param wanted "" where the client did not say
   * @throws ApiException BadRequest where there is no such container or there are several
   */
  static String of(Pod pod, String wanted) {
    String name = pod.getMetadata().getName();
    if (!wanted.isEmpty()) {
      if (!all(pod).contains(wanted)) {
        throw ApiException.badRequest(
            "container %s is not valid for pod %s".formatted(wanted, name));
      }
      return wanted;
    }
    List<String> containers = containers(pod);
    return containers.size() == 1
        ? containers.getFirst()
        : annotated(pod).orElseThrow(() -> unclear(pod, containers));
  }

  private static Optional<String> annotated(Pod pod) {
    Map<String, String> annotations =
        requireNonNullElse(pod.getMetadata().getAnnotations(), Map.of());
    return Optional.ofNullable(annotations.get(DEFAULT)).filter(containers(pod)::contains);
  }

  private static ApiException unclear(Pod pod, List<String> containers) {
    String message =
        "a container name must be specified for pod %s, choose one of: [%s]"
            .formatted(pod.getMetadata().getName(), String.join(" ", containers));
    List<String> inits = inits(pod).toList();
    return ApiException.badRequest(
        inits.isEmpty()
            ? message
            : message + " or one of the init containers: [" + String.join(" ", inits) + "]");
  }

  private static List<String> all(Pod pod) {
    Stream<String> ephemeral =
        requireNonNullElse(pod.getSpec().getEphemeralContainers(), List.<EphemeralContainer>of())
            .stream()
            .map(EphemeralContainer::getName);
    return Stream.of(containers(pod).stream(), inits(pod), ephemeral)
        .flatMap(names -> names)
        .toList();
  }

  private static List<String> containers(Pod pod) {
    return pod.getSpec().getContainers().stream().map(Container::getName).toList();
  }

  private static Stream<String> inits(Pod pod) {
    return requireNonNullElse(pod.getSpec().getInitContainers(), List.<Container>of()).stream()
        .map(Container::getName);
  }
}
