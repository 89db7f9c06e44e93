package io.drydock.kubelet.server;

import io.drydock.kubelet.pod.PodContainers;
import io.drydock.kubelet.runtime.ContainerInfo;
import io.drydock.kubelet.runtime.ContainerState;
import io.drydock.kubelet.runtime.Containers;
import io.drydock.proto.v1.ContainerRef;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the container that a request means, or says in Kubernetes' words why there is none. */
final class ContainerLookup {
  private final Containers containers;
  private final PodDirectory pods;

  ContainerLookup(Containers containers, PodDirectory pods) {
    this.containers = containers;
    this.pods = pods;
  }

  /** The container as it runs now. */
  ContainerInfo running(ContainerRef ref) {
    return runs(ref).stream()
        .filter(ContainerInfo::running)
        .findFirst()
        .orElseThrow(() -> {
          failIfWaiting(ref);
          return CallFailure.notFound("container not found (\"" + ref.getContainer() + "\")");
        });
  }

  /**
   * The run whose log is meant: the latest one, or with previous the latest terminated one before
   * it.
   */
  ContainerInfo logged(ContainerRef ref, boolean previous) {
    List<ContainerInfo> started =
        runs(ref).stream().filter(run -> !(run.state() instanceof ContainerState.Created)).toList();
    if (previous) {
      return started.stream()
          .filter(run -> !run.running())
          .skip(terminatedForGood(ref, started) ? 1 : 0)
          .findFirst()
          .orElseThrow(() ->
              CallFailure.notNow(
                  "previous terminated container \"%s\" in pod \"%s\" not found"
                      .formatted(ref.getContainer(), ref.getPod())));
    }
    if (started.isEmpty()) {
      failIfWaiting(ref);
      throw CallFailure.notNow(
          "container \"%s\" in pod \"%s\" is waiting to start - no logs yet"
              .formatted(ref.getContainer(), ref.getPod()));
    }
    return started.getFirst();
  }

  /** The runs of a container, the latest first. */
  private List<ContainerInfo> runs(ContainerRef ref) {
    List<ContainerInfo> found =
        containers.ofPodNamed(ref.getNamespace(), ref.getPod()).stream()
            .filter(run -> isOf(run, ref))
            .sorted(
                Comparator.comparing(ContainerInfo::createdAt)
                    .thenComparingInt(run -> run.identity().restartCount())
                    .reversed())
            .toList();
    if (found.isEmpty()) {
      failIfUnknown(ref);
    }
    return found;
  }

  private static boolean isOf(ContainerInfo run, ContainerRef ref) {
    return run.identity().name().equals(ref.getContainer())
        && (ref.getUid().isEmpty() || run.identity().pod().uid().equals(ref.getUid()));
  }

  private boolean terminatedForGood(ContainerRef ref, List<ContainerInfo> started) {
    return !started.isEmpty() && !started.getFirst().running() && waiting(ref).isEmpty();
  }

  private void failIfUnknown(ContainerRef ref) {
    Pod pod =
        pods.find(ref.getNamespace(), ref.getPod())
            .filter(p -> ref.getUid().isEmpty() || ref.getUid().equals(p.getMetadata().getUid()))
            .orElseThrow(
                () -> CallFailure.notFound("pods \"%s\" not found".formatted(ref.getPod())));
    boolean listed =
        PodContainers.withEphemeral(pod)
            .anyMatch(container -> container.getName().equals(ref.getContainer()));
    if (!listed) {
      throw CallFailure.notFound(
          "container %s is not valid for pod %s".formatted(ref.getContainer(), ref.getPod()));
    }
  }

  private void failIfWaiting(ContainerRef ref) {
    waiting(ref)
        .ifPresent(waiting -> {
          throw CallFailure.notNow(
              "container \"%s\" in pod \"%s\" is waiting to start: %s"
                  .formatted(ref.getContainer(), ref.getPod(), words(waiting.getReason())));
        });
  }

  private Optional<ContainerStateWaiting> waiting(ContainerRef ref) {
    return pods.find(ref.getNamespace(), ref.getPod())
        .map(Pod::getStatus)
        .flatMap(status ->
            Stream.of(
                    status.getContainerStatuses(),
                    status.getInitContainerStatuses(),
                    status.getEphemeralContainerStatuses())
                .flatMap(List::stream)
                .filter(container -> ref.getContainer().equals(container.getName()))
                .findFirst())
        .map(ContainerStatus::getState)
        .map(io.fabric8.kubernetes.api.model.ContainerState::getWaiting);
  }

  private static String words(String reason) {
    return switch (reason == null ? "" : reason) {
      case "ErrImagePull" -> "image can't be pulled";
      case "ImagePullBackOff" -> "trying and failing to pull image";
      case "" -> "no reason is known";
      default -> reason;
    };
  }
}
