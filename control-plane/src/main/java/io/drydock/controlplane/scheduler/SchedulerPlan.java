package io.drydock.controlplane.scheduler;

import io.drydock.controlplane.scheduler.plugin.FilterPlugin;
import io.drydock.controlplane.scheduler.plugin.NodeAffinity;
import io.drydock.controlplane.scheduler.plugin.NodeInfo;
import io.drydock.controlplane.scheduler.plugin.NodePorts;
import io.drydock.controlplane.scheduler.plugin.NodeResourcesFit;
import io.drydock.controlplane.scheduler.plugin.NodeUnschedulable;
import io.drydock.controlplane.scheduler.plugin.ScorePlugin;
import io.drydock.controlplane.scheduler.plugin.Spread;
import io.drydock.controlplane.scheduler.plugin.TaintToleration;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the best node for a pod: every filter must let the node pass, then weighted points decide;
 * of equals, the node with fewer pods, then the first by name.
 */
final class SchedulerPlan {

  private static final List<FilterPlugin> FILTERS =
      List.of(
          new NodeUnschedulable(),
          new TaintToleration(),
          new NodeAffinity(),
          new NodePorts(),
          new NodeResourcesFit());

  private static final List<ScorePlugin> SCORES =
      List.of(new NodeResourcesFit(), new Spread(), new NodeAffinity(), new TaintToleration());

  private SchedulerPlan() {}

  static Placement decide(Pod pod, Collection<NodeInfo> nodes) {
    Map<String, List<String>> rejected = new TreeMap<>();
    List<NodeInfo> feasible = new ArrayList<>();
    for (NodeInfo node : nodes) {
      List<String> reasons = reject(pod, node);
      if (reasons.isEmpty()) {
        feasible.add(node);
      } else {
        rejected.put(node.name(), reasons);
      }
    }
    return feasible.isEmpty() ? new Placement.Unschedulable(rejected) : best(pod, feasible);
  }

  /** The first filter that rejects a node gives the reasons, as in Kubernetes. */
  private static List<String> reject(Pod pod, NodeInfo node) {
    for (FilterPlugin filter : FILTERS) {
      List<String> reasons = filter.reject(pod, node);
      if (!reasons.isEmpty()) {
        return reasons;
      }
    }
    return List.of();
  }

  private static Placement best(Pod pod, List<NodeInfo> nodes) {
    List<List<Integer>> points = SCORES.stream().map(s -> s.score(pod, nodes)).toList();
    int best = 0;
    for (int i = 1; i < nodes.size(); i++) {
      if (isBetter(nodes.get(i), total(points, i), nodes.get(best), total(points, best))) {
        best = i;
      }
    }
    return new Placement.Bind(nodes.get(best).name(), explain(points, best));
  }

  private static boolean isBetter(NodeInfo a, int pointsOfA, NodeInfo b, int pointsOfB) {
    if (pointsOfA != pointsOfB) {
      return pointsOfA > pointsOfB;
    }
    int byPods = Integer.compare(a.pods().size(), b.pods().size());
    return byPods != 0 ? byPods < 0 : a.name().compareTo(b.name()) < 0;
  }

  private static int total(List<List<Integer>> points, int node) {
    int total = 0;
    for (int s = 0; s < SCORES.size(); s++) {
      total += SCORES.get(s).weight() * points.get(s).get(node);
    }
    return total;
  }

  private static String explain(List<List<Integer>> points, int node) {
    List<String> parts = new ArrayList<>();
    for (int s = 0; s < SCORES.size(); s++) {
      ScorePlugin plugin = SCORES.get(s);
      parts.add("%s %d x %d".formatted(plugin.name(), points.get(s).get(node), plugin.weight()));
    }
    return "best of %d nodes that fit with %d points (%s)"
        .formatted(points.getFirst().size(), total(points, node), String.join(", ", parts));
  }
}
