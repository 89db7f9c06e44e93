package io.drydock.controlplane.controller.node;

import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.List;

/** What the node lifecycle controller does, each with its reason. */
sealed interface NodeAction {

  String reason();

  /** The node is silent: these of its conditions are no longer known. */
  record MarkUnknown(List<NodeCondition> conditions, String reason) implements NodeAction {}

  /** The node gets exactly these taints. */
  record SetTaints(List<Taint> taints, String reason) implements NodeAction {}

  /** A pod of a node that is not ready takes no more traffic. */
  record MarkPodNotReady(Pod pod, String reason) implements NodeAction {}
}
