package io.drydock.printers;

import static java.util.Objects.requireNonNullElse;

import io.drydock.api.Conditions;
import io.drydock.api.Pods;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The READY, STATUS and RESTARTS of a pod as `kubectl get pods` words them; the rules are those of
 * kube-apiserver's pod printer.
 *
 * @param ready containers that are ready, restartable init containers among them
 * @param lastRestart when a counted container last ended, or null
 */
record PodState(String status, int ready, int total, int restarts, @Nullable String lastRestart) {

  static PodState of(Pod pod) {
    PodStatus status = requireNonNullElse(pod.getStatus(), new PodStatus());
    Set<String> sidecars = sidecars(pod);
    int total = pod.getSpec().getContainers().size() + sidecars.size();
    List<ContainerStatus> inits = status.getInitContainerStatuses();
    List<ContainerStatus> mains = status.getContainerStatuses();
    List<ContainerStatus> sidecarStatuses =
        inits.stream().filter(c -> sidecars.contains(c.getName())).toList();
    Optional<String> init = initReason(pod, inits, sidecars);
    int readySidecars = (int) sidecarStatuses.stream().filter(PodState::isReadySidecar).count();
    if (init.isPresent() && !isInitialized(pod)) {
      RestartCount count = RestartCount.of(inits, List.of());
      return new PodState(
          ended(pod, init.get()), readySidecars, total, count.restarts(), count.last());
    }
    RestartCount count = RestartCount.of(sidecarStatuses, mains);
    int ready = readySidecars + (int) mains.stream().filter(PodState::isRunningReady).count();
    String reason = mainReason(pod, mains, init.orElseGet(() -> podReason(pod, status)));
    return new PodState(ended(pod, reason), ready, total, count.restarts(), count.last());
  }

  private static String podReason(Pod pod, PodStatus status) {
    boolean gated =
        Conditions.find(pod, "PodScheduled")
            .filter(c -> "SchedulingGated".equals(c.getReason()))
            .isPresent();
    if (gated) {
      return "SchedulingGated";
    }
    return isSet(status.getReason()) ? status.getReason() : Pods.phase(pod);
  }

  /** Why the pod is still initializing: the first init container that is not done. */
  private static Optional<String> initReason(
      Pod pod, List<ContainerStatus> inits, Set<String> sidecars) {
    for (int i = 0; i < inits.size(); i++) {
      ContainerStatus container = inits.get(i);
      boolean startedSidecar =
          sidecars.contains(container.getName()) && Boolean.TRUE.equals(container.getStarted());
      if (!startedSidecar && !succeeded(container)) {
        int number = i;
        return Optional.of(
            ownReason(container, "Init:")
                .filter(reason -> !reason.equals("Init:PodInitializing"))
                .orElseGet(() -> "Init:%d/%d".formatted(number, initContainers(pod).size())));
      }
    }
    return Optional.empty();
  }

  /** The first container in order that has something to say has the last word. */
  private static String mainReason(Pod pod, List<ContainerStatus> containers, String otherwise) {
    String reason =
        containers.stream().flatMap(c -> ownReason(c, "").stream()).findFirst().orElse(otherwise);
    boolean running = containers.stream().anyMatch(PodState::isRunningReady);
    if (reason.equals("Completed") && running) {
      return Conditions.isReady(pod) ? "Running" : "NotReady";
    }
    return reason;
  }

  /** What a waiting or ended container gives as its reason; nothing for a running one. */
  private static Optional<String> ownReason(ContainerStatus container, String prefix) {
    ContainerState state = state(container);
    if (state.getWaiting() != null && isSet(state.getWaiting().getReason())) {
      return Optional.of(prefix + state.getWaiting().getReason());
    }
    ContainerStateTerminated terminated = state.getTerminated();
    if (terminated == null) {
      return Optional.empty();
    }
    if (isSet(terminated.getReason())) {
      return Optional.of(prefix + terminated.getReason());
    }
    boolean signalled = terminated.getSignal() != null && terminated.getSignal() != 0;
    return Optional.of(
        signalled
            ? prefix + "Signal:" + terminated.getSignal()
            : prefix + "ExitCode:" + terminated.getExitCode());
  }

  private static String ended(Pod pod, String reason) {
    if (!Pods.isTerminating(pod)) {
      return reason;
    }
    if (pod.getStatus() != null && "NodeLost".equals(pod.getStatus().getReason())) {
      return "Unknown";
    }
    return Pods.isFinished(pod) ? reason : "Terminating";
  }

  private static boolean isInitialized(Pod pod) {
    return Conditions.find(pod, "Initialized")
        .filter(c -> c.getStatus().equals("True"))
        .isPresent();
  }

  private static boolean succeeded(ContainerStatus container) {
    ContainerStateTerminated terminated = state(container).getTerminated();
    return terminated != null && terminated.getExitCode() != null && terminated.getExitCode() == 0;
  }

  private static boolean isRunningReady(ContainerStatus container) {
    return Boolean.TRUE.equals(container.getReady()) && state(container).getRunning() != null;
  }

  private static boolean isReadySidecar(ContainerStatus container) {
    return Boolean.TRUE.equals(container.getStarted()) && Boolean.TRUE.equals(container.getReady());
  }

  private static Set<String> sidecars(Pod pod) {
    return initContainers(pod).stream()
        .filter(c -> "Always".equals(c.getRestartPolicy()))
        .map(Container::getName)
        .collect(Collectors.toSet());
  }

  private static List<Container> initContainers(Pod pod) {
    return requireNonNullElse(pod.getSpec().getInitContainers(), List.of());
  }

  private static ContainerState state(ContainerStatus container) {
    return requireNonNullElse(container.getState(), new ContainerState());
  }

  private static boolean isSet(@Nullable String text) {
    return text != null && !text.isEmpty();
  }
}
