package io.drydock.controlplane.scheduler.plugin;

import java.util.Collections;
import java.util.List;

/** Turns counts into points from 0 to 100, the best of the nodes at hand getting 100. */
final class Points {

  static final int MOST = 100;

  private Points() {}

  /** No count at all is 100, the highest count 0. */
  static List<Integer> fewestIsBest(List<Long> counts) {
    long highest = counts.isEmpty() ? 0 : Collections.max(counts);
    return counts.stream()
        .map(c -> highest == 0 ? MOST : (int) (MOST - MOST * c / highest))
        .toList();
  }

  /** The highest count is 100, none is 0. */
  static List<Integer> mostIsBest(List<Long> counts) {
    long highest = counts.isEmpty() ? 0 : Collections.max(counts);
    return counts.stream().map(c -> highest == 0 ? 0 : (int) (MOST * c / highest)).toList();
  }
}
