package io.drydock.controlplane.scheduler.plugin;

import io.drydock.api.Quantities;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A node with the pods that are on it or on their way to it.
 *
 * @param pods all that hold resources there: neither Succeeded nor Failed
 * @param requested the sum of what they request
 */
public record NodeInfo(Node node, Collection<Pod> pods, PodResources requested) {

  public static NodeInfo of(Node node, List<Pod> pods) {
    var requested = PodResources.NONE;
    for (Pod pod : pods) {
      requested = requested.plus(PodResources.of(pod));
    }
    return new NodeInfo(node, pods, requested);
  }

  public String name() {
    return node.getMetadata().getName();
  }

  public long allocatableMilliCpu() {
    return Quantities.milliCpu(allocatable());
  }

  public long allocatableMemory() {
    return Quantities.memoryBytes(allocatable());
  }

  public long allocatable(String resource) {
    return Quantities.value(allocatable(), resource);
  }

  public Map<String, String> labels() {
    var labels = node.getMetadata().getLabels();
    return labels == null ? Map.of() : labels;
  }

  private Map<String, Quantity> allocatable() {
    var status = node.getStatus();
    return status == null || status.getAllocatable() == null ? Map.of() : status.getAllocatable();
  }
}
