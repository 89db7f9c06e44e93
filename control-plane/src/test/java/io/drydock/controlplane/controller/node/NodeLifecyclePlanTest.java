package io.drydock.controlplane.controller.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Taint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeLifecyclePlanTest {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final Pod READY_POD =
      new PodBuilder()
          .withNewMetadata()
          .withName("p")
          .endMetadata()
          .withNewStatus()
          .addNewCondition()
          .withType("Ready")
          .withStatus("True")
          .endCondition()
          .endStatus()
          .build();

  @Test
  void aHealthyNodeNeedsNothing() {
    assertThat(decide(node("True"), Duration.ofSeconds(1), READY_POD)).isEmpty();
  }

  @Test
  void silenceWithinTheGraceIsForgiven() {
    assertThat(decide(node("True"), GRACE, READY_POD)).isEmpty();
  }

  @Test
  void aSilentNodeIsUnknownTaintedAndItsPodsAreNotReady() {
    var actions = decide(node("True"), Duration.ofSeconds(4), READY_POD);
    assertThat(actions).hasSize(3);
    assertThat(((NodeAction.MarkUnknown) actions.get(0)).conditions())
        .extracting(c -> c.getType() + "=" + c.getStatus())
        .containsExactly(
            "Ready=Unknown",
            "MemoryPressure=Unknown",
            "DiskPressure=Unknown",
            "PIDPressure=Unknown");
    assertThat(((NodeAction.SetTaints) actions.get(1)).taints())
        .extracting(t -> t.getKey() + ":" + t.getEffect())
        .containsExactly(
            "node.kubernetes.io/unreachable:NoSchedule",
            "node.kubernetes.io/unreachable:NoExecute");
    assertThat(actions.get(2)).isInstanceOf(NodeAction.MarkPodNotReady.class);
  }

  @Test
  void aNodeThatSaysItIsNotReadyIsTaintedAsSuch() {
    var actions = decide(node("False"), Duration.ZERO);
    assertThat(((NodeAction.SetTaints) actions.getFirst()).taints())
        .extracting(Taint::getKey)
        .containsOnly("node.kubernetes.io/not-ready");
  }

  @Test
  void aNodeThatCameBackLosesOurTaintsAndKeepsTheUsers() {
    Node back =
        new NodeBuilder(node("True"))
            .editSpec()
            .addToTaints(new Taint("NoExecute", "node.kubernetes.io/unreachable", null, null))
            .addToTaints(new Taint("NoSchedule", "mine", null, "x"))
            .endSpec()
            .build();
    var actions = decide(back, Duration.ZERO);
    assertThat(((NodeAction.SetTaints) actions.getFirst()).taints())
        .extracting(Taint::getKey)
        .containsExactly("mine");
  }

  @Test
  void aCordonedNodeIsTainted() {
    Node cordoned =
        new NodeBuilder(node("True")).editSpec().withUnschedulable(true).endSpec().build();
    var actions = decide(cordoned, Duration.ZERO);
    assertThat(((NodeAction.SetTaints) actions.getFirst()).taints())
        .extracting(Taint::getKey)
        .containsExactly("node.kubernetes.io/unschedulable");
  }

  @Test
  void whatWasDoneIsNotDoneAgain() {
    Node unknown = node("Unknown");
    Node tainted =
        new NodeBuilder(unknown)
            .editSpec()
            .withTaints(ConditionTaints.of(unknown, unknown.getStatus().getConditions(), NOW))
            .endSpec()
            .build();
    assertThat(decide(tainted, Duration.ofMinutes(5))).isEmpty();
  }

  private static List<NodeAction> decide(Node node, Duration silence, Pod... pods) {
    var health = new NodeHealth(node, NOW.minus(silence), GRACE, List.of(pods));
    return NodeLifecyclePlan.decide(health, NOW);
  }

  private static Node node(String status) {
    var builder =
        new NodeBuilder()
            .withNewMetadata()
            .withName("n")
            .endMetadata()
            .withNewSpec()
            .endSpec()
            .withNewStatus();
    String pressure = status.equals("Unknown") ? "Unknown" : "False";
    for (String type : List.of("MemoryPressure", "DiskPressure", "PIDPressure")) {
      builder.addNewCondition().withType(type).withStatus(pressure).endCondition();
    }
    return builder
        .addNewCondition()
        .withType("Ready")
        .withStatus(status)
        .endCondition()
        .endStatus()
        .build();
  }
}
