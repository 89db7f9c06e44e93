package io.drydock.controlplane.scheduler.plugin;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;

/** Requests must fit into what the node has left; emptier nodes are better. */
public final class NodeResourcesFit implements FilterPlugin, ScorePlugin {

  @Override
  public List<String> reject(Pod pod, NodeInfo node) {
    PodResources wanted = PodResources.of(pod);
    PodResources used = node.requested();
    List<String> reasons = new ArrayList<>();
    if (node.pods().size() + 1 > node.allocatable("pods")) {
      reasons.add("Too many pods");
    }
    if (wanted.milliCpu() > 0 && wanted.milliCpu() > node.allocatableMilliCpu() - used.milliCpu()) {
      reasons.add("Insufficient cpu");
    }
    if (wanted.memory() > 0 && wanted.memory() > node.allocatableMemory() - used.memory()) {
      reasons.add("Insufficient memory");
    }
    wanted
        .others()
        .forEach((name, amount) -> {
          if (amount > 0
              && amount > node.allocatable(name) - used.others().getOrDefault(name, 0L)) {
            reasons.add("Insufficient " + name);
          }
        });
    return reasons;
  }

  @Override
  public String name() {
    return "least-allocated";
  }

  @Override
  public int weight() {
    return 1;
  }

  @Override
  public List<Integer> score(Pod pod, List<NodeInfo> nodes) {
    PodResources wanted = PodResources.of(pod);
    return nodes.stream().map(n -> leftAfter(wanted, n)).toList();
  }

  private static int leftAfter(PodResources wanted, NodeInfo node) {
    PodResources after = node.requested().plus(wanted);
    return (left(after.milliCpu(), node.allocatableMilliCpu())
            + left(after.memory(), node.allocatableMemory()))
        / 2;
  }

  private static int left(long used, long capacity) {
    return capacity <= 0 || used > capacity
        ? 0
        : (int) ((double) (capacity - used) * Points.MOST / capacity);
  }
}
