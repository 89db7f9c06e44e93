package io.drydock.kubelet.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pod's containers by their part: init containers in order, sidecars among them, and the others.
 */
public final class PodContainers {
  private PodContainers() {}

  public static List<Container> init(Pod pod) {
    List<Container> containers = pod.getSpec().getInitContainers();
    return containers == null ? List.of() : containers;
  }

  public static List<Container> main(Pod pod) {
    List<Container> containers = pod.getSpec().getContainers();
    return containers == null ? List.of() : containers;
  }

  public static Stream<Container> all(Pod pod) {
    return Stream.concat(init(pod).stream(), main(pod).stream());
  }

  /** All, and those that were added to the running pod. */
  public static Stream<Container> withEphemeral(Pod pod) {
    return Stream.concat(all(pod), EphemeralContainers.of(pod).stream());
  }

  public static Optional<Container> find(Pod pod, String name) {
    return withEphemeral(pod).filter(container -> container.getName().equals(name)).findFirst();
  }

  /** An init container that keeps running beside the others (restartPolicy Always of its own). */
  static boolean sidecar(Container initContainer) {
    return "Always".equals(initContainer.getRestartPolicy());
  }

  static boolean isSidecar(Pod pod, String name) {
    return init(pod).stream()
        .anyMatch(container -> container.getName().equals(name) && sidecar(container));
  }

  static RestartPolicy policy(Pod pod) {
    String policy = pod.getSpec().getRestartPolicy();
    return policy == null ? RestartPolicy.Always : RestartPolicy.valueOf(policy);
  }

  /** As spelled in a pod's spec. */
  enum RestartPolicy {
    Always,
    OnFailure,
    Never;

    boolean restarts(RunState.Exited exited) {
      return switch (this) {
        case Always -> true;
        case OnFailure -> !exited.succeeded();
        case Never -> false;
      };
    }

    /** How an init container is restarted under this policy: only where it failed. */
    RestartPolicy forInit() {
      return this == Never ? Never : OnFailure;
    }
  }
}
