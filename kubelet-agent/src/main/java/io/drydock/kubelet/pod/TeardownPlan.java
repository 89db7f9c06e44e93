package io.drydock.kubelet.pod;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides how a pod ends: containers (sidecars last), then the sandbox with its network; and, once
 * it is deleted, everything that is left and its entry in the API. Pure.
 */
final class TeardownPlan {
  /** What a pod gets that the API has forgotten already, as kubelet's shortest grace. */
  static final Duration FORGOTTEN_GRACE = Duration.ofSeconds(2);

  private static final Duration DEFAULT_GRACE = Duration.ofSeconds(30);

  private TeardownPlan() {}

  static List<PodAction> decide(PodObservation seen) {
    if (seen.runtime().anyRunning()) {
      return killContainers(seen);
    }
    if (changing(seen)) {
      return List.of();
    }
    List<PodAction> stops =
        seen.runtime().sandboxes().stream()
            .filter(Sandbox::alive)
            .<PodAction>map(sandbox ->
                PodPlan.unlessFailed(
                    seen, new PodAction.StopSandbox(sandbox.id(), "no container runs")))
            .toList();
    return !stops.isEmpty() || !seen.deleted() ? stops : remove(seen);
  }

  private static List<PodAction> remove(PodObservation seen) {
    if (!seen.runtime().empty() || seen.progress().folder() != Progress.Folder.REMOVED) {
      return List.of(PodPlan.unlessFailed(seen, new PodAction.RemoveRemains("the pod is deleted")));
    }
    return List.of(
        PodPlan.unlessFailed(
            seen, new PodAction.DeleteFromApi("nothing of the pod is left on its node")));
  }

  /** Whether something is being made that has to be waited for. */
  private static boolean changing(PodObservation seen) {
    return seen.progress().underWay().stream()
        .anyMatch(key ->
            key.equals(PodAction.SANDBOX)
                || key.equals(PodAction.VOLUMES)
                || key.startsWith(PodAction.containerKey("")));
  }

  private static List<PodAction> killContainers(PodObservation seen) {
    List<ContainerRun> running =
        seen.runtime().runs().stream().filter(ContainerRun::running).toList();
    boolean mainRuns =
        running.stream().anyMatch(run -> !PodContainers.isSidecar(seen.pod(), run.name()));
    List<PodAction> kills = new ArrayList<>();
    for (ContainerRun run : running) {
      if (!mainRuns || !PodContainers.isSidecar(seen.pod(), run.name())) {
        kills.addAll(kill(seen, run, "Stopping container " + run.name()));
      }
    }
    return kills;
  }

  static List<PodAction> kill(PodObservation seen, ContainerRun run, String reason) {
    return kill(seen, run, grace(seen), reason);
  }

  /** Nothing where it is being killed at least as soon. */
  static List<PodAction> kill(
      PodObservation seen, ContainerRun run, Duration grace, String reason) {
    Optional<Instant> under = Optional.ofNullable(seen.progress().killing().get(run.id()));
    Instant deadline = seen.now().plus(grace);
    if (under.isPresent() && !deadline.plusSeconds(1).isBefore(under.get())) {
      return List.of();
    }
    return List.of(
        PodPlan.unlessFailed(
            seen, new PodAction.KillContainer(run.name(), run.id(), grace, reason)));
  }

  private static Duration grace(PodObservation seen) {
    Long ofDeletion = seen.pod().getMetadata().getDeletionGracePeriodSeconds();
    if (seen.gone()) {
      return FORGOTTEN_GRACE;
    }
    return ofDeletion == null ? specGrace(seen.pod()) : Duration.ofSeconds(ofDeletion);
  }

  static Duration specGrace(Pod pod) {
    Long seconds = pod.getSpec().getTerminationGracePeriodSeconds();
    return seconds == null ? DEFAULT_GRACE : Duration.ofSeconds(seconds);
  }
}
