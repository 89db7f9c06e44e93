package io.drydock.kubelet.pod;

import io.drydock.api.Pods;
import io.drydock.kubelet.pod.PodContainers.RestartPolicy;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import java.util.List;

/** A pod's phase, after the page "Pod Lifecycle". A final phase never changes. Pure. */
final class PodPhase {
  private PodPhase() {}

  static String of(PodObservation seen, List<ContainerStatus> init, List<ContainerStatus> main) {
    if (seen.fate() instanceof Fate.Ended) {
      return "Failed";
    }
    if (Pods.isFinished(seen.pod())) {
      return seen.pod().getStatus().getPhase();
    }
    if (PodStatusCalculator.forgotten(seen)) {
      return Pods.phase(seen.pod());
    }
    RestartPolicy policy = PodContainers.policy(seen.pod());
    if (!Completion.initialized(seen)) {
      return initFailed(seen, init, policy) ? "Failed" : "Pending";
    }
    return ofMain(seen, main, policy);
  }

  private static boolean initFailed(
      PodObservation seen, List<ContainerStatus> init, RestartPolicy policy) {
    return policy == RestartPolicy.Never
        && init.stream()
            .filter(status -> !PodContainers.isSidecar(seen.pod(), status.getName()))
            .anyMatch(status -> stopped(status) && !succeeded(status));
  }

  private static String ofMain(
      PodObservation seen, List<ContainerStatus> main, RestartPolicy policy) {
    if (main.stream().anyMatch(status -> !running(status) && !stopped(status))) {
      return seen.deleted() && main.stream().anyMatch(PodPhase::stopped) ? "Failed" : "Pending";
    }
    if (main.stream().anyMatch(PodPhase::running)) {
      return "Running";
    }
    boolean allSucceeded = main.stream().allMatch(PodPhase::succeeded);
    if (seen.deleted() && !seen.runtime().anyRunning()) {
      return allSucceeded ? "Succeeded" : "Failed";
    }
    return switch (policy) {
      case Always -> "Running";
      case OnFailure -> allSucceeded ? "Succeeded" : "Running";
      case Never -> allSucceeded ? "Succeeded" : "Failed";
    };
  }

  private static boolean running(ContainerStatus status) {
    return status.getState().getRunning() != null;
  }

  /** Ended now, or waiting for its next start after an end. */
  private static boolean stopped(ContainerStatus status) {
    return status.getState().getTerminated() != null
        || (status.getState().getWaiting() != null
            && status.getLastState() != null
            && status.getLastState().getTerminated() != null);
  }

  private static boolean succeeded(ContainerStatus status) {
    var terminated = status.getState().getTerminated();
    return terminated != null && terminated.getExitCode() == 0;
  }
}
