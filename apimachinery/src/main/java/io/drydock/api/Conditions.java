package io.drydock.api;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;
import java.util.Optional;

/** Conditions of pods and nodes, by type. */
public final class Conditions {

  private Conditions() {}

  public static List<PodCondition> of(Pod pod) {
    return pod.getStatus() == null || pod.getStatus().getConditions() == null
        ? List.of()
        : pod.getStatus().getConditions();
  }

  public static List<NodeCondition> of(Node node) {
    return node.getStatus() == null || node.getStatus().getConditions() == null
        ? List.of()
        : node.getStatus().getConditions();
  }

  public static Optional<PodCondition> find(Pod pod, String type) {
    return of(pod).stream().filter(c -> c.getType().equals(type)).findFirst();
  }

  public static Optional<NodeCondition> find(Node node, String type) {
    return of(node).stream().filter(c -> c.getType().equals(type)).findFirst();
  }

  public static boolean isReady(Pod pod) {
    return find(pod, "Ready").filter(c -> c.getStatus().equals("True")).isPresent();
  }

  public static boolean isReady(Node node) {
    return find(node, "Ready").filter(c -> c.getStatus().equals("True")).isPresent();
  }
}
