package io.drydock.reconcile;

import java.time.Duration;

/**
 * Waiting times that double.
 *
 * @param first before the second try
 * @param most no wait is longer
 */
public record BackOff(Duration first, Duration most) {

  /** After that many failures, at least one. */
  public Duration delay(int failures) {
    int doublings = Math.clamp(failures - 1, 0, 30);
    Duration doubled = first.multipliedBy(1L << doublings);
    return doubled.compareTo(most) > 0 ? most : doubled;
  }
}
