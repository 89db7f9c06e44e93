package io.drydock.kubelet.node;

import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;

/** What this node is, as its agent was told at start. */
public record NodeSpec(String name, String ip, Map<String, Quantity> capacity, int port) {
  public NodeSpec {
    capacity = Map.copyOf(capacity);
  }
}
