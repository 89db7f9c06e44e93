package io.drydock.cli.command;

import static java.util.Objects.requireNonNullElse;

import io.drydock.cli.output.CliException;
import io.drydock.proto.v1.ContainerRef;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which container of a pod is meant where the user need not say, after kubectl. Pure. */
final class ContainerName {
  private static final String DEFAULT = "kubectl.kubernetes.io/default-container";

  private ContainerName() {}

  /**
   * @param wanted "" for the pod's default, else its first container, which is said on stderr
   */
  static ContainerRef of(Session session, Pod pod, String wanted) {
    return unchecked(session, pod, wanted.isEmpty() ? "" : checked(pod, wanted));
  }

  /** The same; whether the pod has the wanted one is left to the server to say. */
  static ContainerRef unchecked(Session session, Pod pod, String wanted) {
    return ContainerRef.newBuilder()
        .setNamespace(pod.getMetadata().getNamespace())
        .setPod(pod.getMetadata().getName())
        .setUid(pod.getMetadata().getUid())
        .setContainer(wanted.isEmpty() ? usual(session, pod) : wanted)
        .build();
  }

  private static String checked(Pod pod, String wanted) {
    if (Stream.concat(names(pod).stream(), inits(pod)).noneMatch(wanted::equals)) {
      throw CliException.failure(
          "container %s is not valid for pod %s".formatted(wanted, pod.getMetadata().getName()));
    }
    return wanted;
  }

  private static String usual(Session session, Pod pod) {
    List<String> names = names(pod);
    Map<String, String> annotations =
        requireNonNullElse(pod.getMetadata().getAnnotations(), Map.of());
    String annotated = annotations.getOrDefault(DEFAULT, "");
    if (names.contains(annotated)) {
      return annotated;
    }
    List<String> all =
        Stream.concat(names.stream(), inits(pod).map(name -> name + " (init)")).toList();
    if (all.size() > 1) {
      session
          .err()
          .printf(
              "Defaulted container \"%s\" out of: %s%n", names.getFirst(), String.join(", ", all));
    }
    return names.getFirst();
  }

  private static List<String> names(Pod pod) {
    return pod.getSpec().getContainers().stream().map(Container::getName).toList();
  }

  private static Stream<String> inits(Pod pod) {
    return requireNonNullElse(pod.getSpec().getInitContainers(), List.<Container>of()).stream()
        .map(Container::getName);
  }
}
