package io.drydock.controlplane.scheduler.plugin;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.List;

/** A cordoned node takes only pods that tolerate being there. */
public final class NodeUnschedulable implements FilterPlugin {

  private static final Taint CORDONED =
      new Taint("NoSchedule", "node.kubernetes.io/unschedulable", null, null);

  @Override
  public List<String> reject(Pod pod, NodeInfo node) {
    boolean cordoned = Boolean.TRUE.equals(node.node().getSpec().getUnschedulable());
    return cordoned && !Taints.isTolerated(pod, CORDONED)
        ? List.of("node(s) were unschedulable")
        : List.of();
  }
}
