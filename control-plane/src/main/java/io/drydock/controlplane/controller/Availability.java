package io.drydock.controlplane.controller;

import io.drydock.api.Conditions;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a pod counts as available: ready for at least minReadySeconds. */
public final class Availability {

  private Availability() {}

  /** Since when the pod is ready; empty where it is not, or does not say since when. */
  public static Optional<Instant> readySince(Pod pod) {
    return Conditions.find(pod, "Ready")
        .filter(c -> c.getStatus().equals("True"))
        .flatMap(c -> Timestamps.parse(c.getLastTransitionTime()));
  }

  public static boolean isAvailable(Pod pod, int minReadySeconds, Instant now) {
    if (!Conditions.isReady(pod)) {
      return false;
    }
    return minReadySeconds == 0 || untilAvailable(pod, minReadySeconds, now).isZero();
  }

  /** The time that a ready pod still lacks; zero where it is available. */
  public static Duration untilAvailable(Pod pod, int minReadySeconds, Instant now) {
    Instant since = readySince(pod).orElse(now);
    Duration left = Duration.between(now, since.plusSeconds(minReadySeconds));
    return left.isNegative() ? Duration.ZERO : left;
  }
}
