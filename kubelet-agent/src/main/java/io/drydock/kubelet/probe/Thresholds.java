package io.drydock.kubelet.probe;

import io.fabric8.kubernetes.api.model.Probe;

/**
 * Counts a probe's outcomes in a row and turns them into its result, which changes only when a
 * threshold is reached. Immutable.
 */
record Thresholds(boolean result, int inRow, boolean lastOutcome, Limits limits) {
  /** How many successes or failures in a row change the result. */
  record Limits(int successes, int failures) {
    static Limits of(Probe probe) {
      return new Limits(
          probe.getSuccessThreshold() == null ? 1 : probe.getSuccessThreshold(),
          probe.getFailureThreshold() == null ? 3 : probe.getFailureThreshold());
    }
  }

  static Thresholds starting(boolean result, Limits limits) {
    return new Thresholds(result, 0, result, limits);
  }

  Thresholds after(boolean outcome) {
    int count = outcome == lastOutcome ? inRow + 1 : 1;
    int needed = outcome ? limits.successes() : limits.failures();
    return new Thresholds(count >= needed ? outcome : result, count, outcome, limits);
  }

  /** Whether so many failures have come in a row that the result is a failure by count. */
  boolean failed() {
    return !lastOutcome && inRow >= limits.failures();
  }
}
