package io.drydock.kubelet.pod;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.Map;

/**
 * All that {@link PodPlan} and {@link PodStatusCalculator} look at.
 *
 * @param pod as the API has it, with the status that was written last
 * @param probes by container name; missing for containers without probes
 */
public record PodObservation(
    Pod pod,
    RuntimeView runtime,
    Progress progress,
    Map<String, ProbeVerdict> probes,
    RestartBackOff backOff,
    Fate fate,
    Instant now) {
  public PodObservation {
    probes = Map.copyOf(probes);
  }

  /** What the probes say of this run; where they have not begun, it is not ready. */
  ProbeVerdict probe(ContainerRun run) {
    ProbeVerdict verdict = probes.get(run.name());
    return verdict != null && verdict.containerId().equals(run.id())
        ? verdict
        : PodContainers.find(pod, run.name())
            .map(container -> ProbeVerdict.before(container, run.id()))
            .orElseGet(() -> new ProbeVerdict(run.id(), true, true, null));
  }

  boolean underWay(String key) {
    return progress.underWay().contains(key);
  }

  boolean gone() {
    return fate instanceof Fate.Gone;
  }

  boolean deleted() {
    return gone() || pod.getMetadata().getDeletionTimestamp() != null;
  }
}
