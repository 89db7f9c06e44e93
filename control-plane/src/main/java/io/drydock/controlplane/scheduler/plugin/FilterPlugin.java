package io.drydock.controlplane.scheduler.plugin;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/** Says whether a node can take a pod at all. */
@FunctionalInterface
public interface FilterPlugin {

  /**
   * Why the node cannot take the pod, in Kubernetes' words for a FailedScheduling event; empty
   * where it can.
   */
  List<String> reject(Pod pod, NodeInfo node);
}
