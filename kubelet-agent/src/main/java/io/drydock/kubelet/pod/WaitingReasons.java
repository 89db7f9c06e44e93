package io.drydock.kubelet.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;

/** Why a container waits, in kubelet's words. Pure. */
final class WaitingReasons {
  private WaitingReasons() {}

  static ContainerState beforeStart(PodObservation seen, Container container) {
    boolean isInit =
        PodContainers.init(seen.pod()).stream()
            .anyMatch(init -> init.getName().equals(container.getName()));
    boolean hasInit = !PodContainers.init(seen.pod()).isEmpty();
    if (!isInit && !Completion.initialized(seen)) {
      return States.waiting("PodInitializing", "");
    }
    return failure(seen, container)
        .orElseGet(() -> States.waiting(hasInit ? "PodInitializing" : "ContainerCreating", ""));
  }

  static ContainerState afterEnd(
      PodObservation seen, Container container, ContainerRun run, RunState.Exited exited) {
    return failure(seen, container)
        .or(() -> crashLoop(seen, run, exited))
        .orElseGet(() -> justEnded(run, exited));
  }

  /** The moment between an end and its restart still shows the end. */
  private static ContainerState justEnded(ContainerRun run, RunState.Exited exited) {
    return exited.reason().equals("StartError")
        ? States.waiting("RunContainerError", exited.message())
        : States.of(run);
  }

  private static Optional<ContainerState> crashLoop(
      PodObservation seen, ContainerRun run, RunState.Exited exited) {
    return seen.backOff()
        .waitUntil(run.name(), exited.finishedAt(), seen.now())
        .map(until -> States.waiting("CrashLoopBackOff", crashLoopMessage(seen, run.name())));
  }

  static String crashLoopMessage(PodObservation seen, String container) {
    return "back-off "
        + duration(seen.backOff().delay(container).toSeconds())
        + " restarting failed container="
        + container
        + " pod="
        + fullName(seen.pod());
  }

  static String fullName(Pod pod) {
    var metadata = pod.getMetadata();
    return metadata.getName() + "_" + metadata.getNamespace() + "(" + metadata.getUid() + ")";
  }

  private static String duration(long seconds) {
    return seconds < 60 ? seconds + "s" : seconds / 60 + "m" + seconds % 60 + "s";
  }

  private static Optional<ContainerState> failure(PodObservation seen, Container container) {
    var progress = seen.progress();
    return progress
        .failure(PodAction.imageKey(container.getName()))
        .map(failure -> ofImage(seen, container, failure))
        .or(() ->
            progress
                .failure(PodAction.containerKey(container.getName()))
                .map(failure -> States.waiting(failure.reason(), failure.message())));
  }

  private static ContainerState ofImage(PodObservation seen, Container container, Failure failure) {
    if (failure.reason().equals("ErrImagePull") && !failure.fresh(seen.now())) {
      return States.waiting(
          "ImagePullBackOff",
          "Back-off pulling image \""
              + container.getImage()
              + "\": ErrImagePull: "
              + failure.message());
    }
    return States.waiting(failure.reason(), failure.message());
  }
}
