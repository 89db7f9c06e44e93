package io.drydock.kubelet.pod;

import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;

/** What a pod's status and environment say about its node. */
public record NodeFacts(String name, String ip, Map<String, Quantity> allocatable) {
  public NodeFacts {
    allocatable = Map.copyOf(allocatable);
  }
}
