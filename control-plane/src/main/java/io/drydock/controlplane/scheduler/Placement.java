package io.drydock.controlplane.scheduler;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the scheduler decides for one pod. */
sealed interface Placement {

  /**
   * A node was found.
   *
   * @param why the points of the node and the plugins that gave them
   */
  record Bind(String node, String why) implements Placement {}

  /**
   * No node can take the pod now.
   *
   * @param reasons for each node, why not
   */
  record Unschedulable(Map<String, List<String>> reasons) implements Placement {

    /** As the scheduler of Kubernetes words it: the count of nodes per reason. */
    String message() {
      if (reasons.isEmpty()) {
        return "no nodes available to schedule pods";
      }
      Map<String, Long> counts =
          reasons.values().stream()
              .flatMap(List::stream)
              .collect(Collectors.groupingBy(r -> r, TreeMap::new, Collectors.counting()));
      String listed =
          counts.entrySet().stream()
              .map(e -> e.getValue() + " " + e.getKey())
              .sorted()
              .collect(Collectors.joining(", "));
      return "0/%d nodes are available: %s.".formatted(reasons.size(), listed);
    }
  }
}
