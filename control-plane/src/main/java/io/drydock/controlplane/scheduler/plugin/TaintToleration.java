package io.drydock.controlplane.scheduler.plugin;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.List;

/**
 * Keeps pods off nodes whose taints they do not tolerate, and away from those that ask politely.
 */
public final class TaintToleration implements FilterPlugin, ScorePlugin {

  @Override
  public List<String> reject(Pod pod, NodeInfo node) {
    return Taints.of(node.node()).stream()
        .filter(t -> t.getEffect().equals("NoSchedule") || t.getEffect().equals("NoExecute"))
        .filter(t -> !Taints.isTolerated(pod, t))
        .limit(1)
        .map(t ->
            "node(s) had untolerated taint {%s: %s}"
                .formatted(t.getKey(), Taints.orEmpty(t.getValue())))
        .toList();
  }

  @Override
  public String name() {
    return "taints";
  }

  @Override
  public int weight() {
    return 3;
  }

  @Override
  public List<Integer> score(Pod pod, List<NodeInfo> nodes) {
    return Points.fewestIsBest(nodes.stream().map(n -> untoleratedPreferences(pod, n)).toList());
  }

  private static long untoleratedPreferences(Pod pod, NodeInfo node) {
    return Taints.of(node.node()).stream()
        .filter(t -> t.getEffect().equals("PreferNoSchedule"))
        .filter((Taint t) -> !Taints.isTolerated(pod, t))
        .count();
  }
}
