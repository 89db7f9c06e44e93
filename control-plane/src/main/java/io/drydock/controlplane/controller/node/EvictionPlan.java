package io.drydock.controlplane.controller.node;

import io.drydock.controlplane.scheduler.plugin.Taints;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a pod must leave its node for the node's NoExecute taints. */
final class EvictionPlan {

  private EvictionPlan() {}

  /** The instant at which the pod is to be evicted; empty where it may stay. */
  static Optional<Instant> evictAt(Pod pod, List<Taint> taints, Instant now) {
    return taints.stream()
        .filter(t -> "NoExecute".equals(t.getEffect()))
        .map(t -> evictAt(pod, t, now))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  /** Not tolerated: now; tolerated for a time: that long after the taint came; else never. */
  private static Optional<Instant> evictAt(Pod pod, Taint taint, Instant now) {
    List<Toleration> matching =
        pod.getSpec().getTolerations() == null
            ? List.of()
            : pod.getSpec().getTolerations().stream()
                .filter(t -> Taints.tolerates(t, taint))
                .toList();
    if (matching.isEmpty()) {
      return Optional.of(now);
    }
    Instant added = taint.getTimeAdded() == null ? now : Instant.parse(taint.getTimeAdded());
    return matching.stream()
        .map(Toleration::getTolerationSeconds)
        .filter(seconds -> seconds != null)
        .min(Long::compare)
        .map(seconds -> added.plus(Duration.ofSeconds(Math.max(0, seconds))));
  }
}
