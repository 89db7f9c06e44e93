package io.drydock.controlplane.controller.node;

import io.drydock.api.Conditions;
import io.drydock.api.Pods;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.NodeConditionBuilder;
import io.fabric8.kubernetes.api.model.Taint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges one node, as Kubernetes' node lifecycle controller does: silence beyond the grace makes
 * its conditions Unknown; conditions make taints; the pods of a node that is not ready are not
 * ready.
 */
final class NodeLifecyclePlan {

  private static final List<String> KUBELET_CONDITIONS =
      List.of("Ready", "MemoryPressure", "DiskPressure", "PIDPressure");

  private NodeLifecyclePlan() {}

  static List<NodeAction> decide(NodeHealth health, Instant now) {
    List<NodeAction> actions = new ArrayList<>();
    List<NodeCondition> conditions = new ArrayList<>(Conditions.of(health.node()));
    if (health.isSilent(now)) {
      markUnknown(health, conditions, now, actions);
    }
    List<Taint> taints = ConditionTaints.of(health.node(), conditions, now);
    if (!ConditionTaints.same(taints, ConditionTaints.present(health.node()))) {
      actions.add(new NodeAction.SetTaints(taints, "its conditions call for " + names(taints)));
    }
    if (!isTrue(conditions, "Ready")) {
      markPods(health, actions);
    }
    return actions;
  }

  private static void markUnknown(
      NodeHealth health, List<NodeCondition> conditions, Instant now, List<NodeAction> actions) {
    List<NodeCondition> unknown =
        KUBELET_CONDITIONS.stream()
            .filter(type -> !status(conditions, type).equals("Unknown"))
            .map(type -> unknown(health.node(), type, now))
            .toList();
    if (!unknown.isEmpty()) {
      unknown.forEach(u -> conditions.removeIf(c -> c.getType().equals(u.getType())));
      conditions.addAll(unknown);
      actions.add(
          new NodeAction.MarkUnknown(
              unknown, "no lease renewal was seen for more than " + health.grace()));
    }
  }

  private static NodeCondition unknown(Node node, String type, Instant now) {
    String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
    boolean neverReported = Conditions.find(node, type).isEmpty();
    return new NodeConditionBuilder()
        .withType(type)
        .withStatus("Unknown")
        .withReason(neverReported ? "NodeStatusNeverUpdated" : "NodeStatusUnknown")
        .withMessage(
            neverReported
                ? "Kubelet never posted node status."
                : "Kubelet stopped posting node status.")
        .withLastHeartbeatTime(
            Conditions.find(node, type).map(NodeCondition::getLastHeartbeatTime).orElse(time))
        .withLastTransitionTime(time)
        .build();
  }

  private static void markPods(NodeHealth health, List<NodeAction> actions) {
    health.pods().stream()
        .filter(p -> Conditions.isReady(p) && !Pods.isFinished(p))
        .forEach(p -> actions.add(new NodeAction.MarkPodNotReady(p, "its node is not ready")));
  }

  private static boolean isTrue(List<NodeCondition> conditions, String type) {
    return status(conditions, type).equals("True");
  }

  private static String status(List<NodeCondition> conditions, String type) {
    return conditions.stream()
        .filter(c -> c.getType().equals(type))
        .findFirst()
        .map(NodeCondition::getStatus)
        .orElse("");
  }

  private static String names(List<Taint> taints) {
    return taints.isEmpty()
        ? "no taints"
        : taints.stream()
            .map(t -> t.getKey() + ":" + t.getEffect())
            .collect(java.util.stream.Collectors.joining(", "));
  }
}
