package io.drydock.controlplane.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.controlplane.scheduler.plugin.NodeInfo;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulerPlanTest {

  @Test
  void theEmptierNodeIsBetter() {
    var busy = NodeInfo.of(node("a"), List.of(pod("x", "1500m", "1Gi")));
    var idle = NodeInfo.of(node("b"), List.of());
    assertThat(bound(pod("p", "100m", "64Mi"), busy, idle)).isEqualTo("b");
  }

  @Test
  void equalNodesAreTakenByName() {
    var a = NodeInfo.of(node("a"), List.of());
    var b = NodeInfo.of(node("b"), List.of());
    assertThat(bound(pod("p", "100m", "64Mi"), b, a)).isEqualTo("a");
  }

  @Test
  void podsOfOneWorkloadSpread() {
    var sibling = ownedBy("rs-1", pod("s", "10m", "8Mi"));
    var with = NodeInfo.of(node("a"), List.of(sibling));
    var without = NodeInfo.of(node("b"), List.of(pod("x", "1000m", "1Gi")));
    assertThat(bound(ownedBy("rs-1", pod("p", "10m", "8Mi")), with, without)).isEqualTo("b");
    assertThat(bound(ownedBy("rs-2", pod("p", "10m", "8Mi")), with, without)).isEqualTo("a");
  }

  /** Replicas one after the other, on nodes that carry this much already: how many each gets. */
  @ParameterizedTest
  @CsvSource({
    "3, 0, 0, 0, 1 1 1",
    "4, 0, 0, 0, 2 1 1",
    "6, 0, 0, 0, 2 2 2",
    "3, 1500, 0, 0, 1 1 1",
    "6, 1500, 0, 0, 2 2 2",
    "3, 1500, 1500, 0, 1 1 1",
    "9, 900, 500, 100, 3 3 3",
    "2, 0, 1500, 1500, 1 1 0"
  })
  void replicasSpreadOverNodesHoweverFullTheyAre(
      int replicas, int first, int second, int third, String expected) {
    var pods = new TreeMap<String, List<Pod>>();
    pods.put("a", new ArrayList<>(List.of(pod("x", first + "m", "8Mi"))));
    pods.put("b", new ArrayList<>(List.of(pod("y", second + "m", "8Mi"))));
    pods.put("c", new ArrayList<>(List.of(pod("z", third + "m", "8Mi"))));
    for (int i = 0; i < replicas; i++) {
      var nodes =
          pods.entrySet().stream().map(e -> NodeInfo.of(node(e.getKey()), e.getValue())).toList();
      Pod replica = ownedBy("rs-1", pod("p" + i, "50m", "32Mi"));
      pods.get(bound(replica, nodes.toArray(NodeInfo[]::new))).add(replica);
    }
    assertThat(
            pods.values().stream()
                .map(all -> Integer.toString(all.size() - 1))
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @Test
  void whatFitsNowhereIsCountedByReason() {
    var full = NodeInfo.of(node("a"), List.of(pod("x", "1900m", "1Gi")));
    var cordoned = new NodeBuilder(node("b")).editSpec().withUnschedulable(true).endSpec().build();
    var tainted =
        new NodeBuilder(node("c"))
            .editSpec()
            .addNewTaint()
            .withKey("gpu")
            .withValue("yes")
            .withEffect("NoSchedule")
            .endTaint()
            .endSpec()
            .build();
    var placement =
        SchedulerPlan.decide(
            pod("p", "500m", "3Gi"),
            List.of(full, NodeInfo.of(cordoned, List.of()), NodeInfo.of(tainted, List.of())));
    assertThat(((Placement.Unschedulable) placement).message())
        .isEqualTo(
            "0/3 nodes are available: 1 Insufficient cpu, 1 Insufficient memory,"
                + " 1 node(s) had untolerated taint {gpu: yes}, 1 node(s) were unschedulable.");
  }

  @Test
  void withoutNodesThereIsAMessageOfItsOwn() {
    var placement = SchedulerPlan.decide(pod("p", "1", "1"), List.of());
    assertThat(((Placement.Unschedulable) placement).message())
        .isEqualTo("no nodes available to schedule pods");
  }

  @Test
  void aNodeThatIsNotReadyIsTaintedBeforeItsTaintIsWritten() {
    var silent =
        new NodeBuilder(node("a")).editStatus().withConditions(List.of()).endStatus().build();
    assertThat(refused(pod("p", "1m", "1"), NodeInfo.of(silent, List.of())))
        .contains("1 node(s) had untolerated taint {node.kubernetes.io/not-ready: }");
  }

  @Test
  void aTolerationOpensATaintedNode() {
    var tainted =
        new NodeBuilder(node("a"))
            .editSpec()
            .addNewTaint()
            .withKey("gpu")
            .withValue("yes")
            .withEffect("NoSchedule")
            .endTaint()
            .endSpec()
            .build();
    var tolerant =
        new PodBuilder(pod("p", "1m", "1"))
            .editSpec()
            .addNewToleration()
            .withKey("gpu")
            .withOperator("Exists")
            .endToleration()
            .endSpec()
            .build();
    assertThat(bound(tolerant, NodeInfo.of(tainted, List.of()))).isEqualTo("a");
  }

  @Test
  void aNodeSelectorMustMatch() {
    var picky =
        new PodBuilder(pod("p", "1m", "1"))
            .editSpec()
            .withNodeSelector(Map.of("disk", "ssd"))
            .endSpec()
            .build();
    var ssd =
        new NodeBuilder(node("b")).editMetadata().addToLabels("disk", "ssd").endMetadata().build();
    var plain = NodeInfo.of(node("a"), List.of());
    assertThat(bound(picky, plain, NodeInfo.of(ssd, List.of()))).isEqualTo("b");
    assertThat(refused(picky, plain))
        .isEqualTo("0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.");
  }

  @Test
  void aHostPortIsGivenOnce() {
    var taken = NodeInfo.of(node("a"), List.of(withHostPort(pod("x", "1m", "1"), 8080)));
    assertThat(refused(withHostPort(pod("p", "1m", "1"), 8080), taken))
        .contains("1 node(s) didn't have free ports for the requested pod ports");
    assertThat(bound(withHostPort(pod("p", "1m", "1"), 8081), taken)).isEqualTo("a");
  }

  @Test
  void theNumberOfPodsIsLimited() {
    List<Pod> many = new ArrayList<>();
    for (int i = 0; i < 110; i++) {
      many.add(pod("x" + i, "0", "0"));
    }
    assertThat(refused(pod("p", "0", "0"), NodeInfo.of(node("a"), many)))
        .contains("1 Too many pods");
  }

  private static String bound(Pod pod, NodeInfo... nodes) {
    return ((Placement.Bind) SchedulerPlan.decide(pod, List.of(nodes))).node();
  }

  private static String refused(Pod pod, NodeInfo... nodes) {
    return ((Placement.Unschedulable) SchedulerPlan.decide(pod, List.of(nodes))).message();
  }

  private static Node node(String name) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .withNewStatus()
        .addToAllocatable("cpu", new Quantity("2"))
        .addToAllocatable("memory", new Quantity("2Gi"))
        .addToAllocatable("pods", new Quantity("110"))
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .endCondition()
        .endStatus()
        .build();
  }

  private static Pod pod(String name, String cpu, String memory) {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace("default")
        .withName(name)
        .withUid("uid-" + name)
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("c")
        .withNewResources()
        .addToRequests("cpu", new Quantity(cpu))
        .addToRequests("memory", new Quantity(memory))
        .endResources()
        .endContainer()
        .endSpec()
        .build();
  }

  private static Pod ownedBy(String owner, Pod pod) {
    return new PodBuilder(pod)
        .editMetadata()
        .addNewOwnerReference()
        .withUid(owner)
        .withName(owner)
        .withController(true)
        .endOwnerReference()
        .endMetadata()
        .build();
  }

  private static Pod withHostPort(Pod pod, int port) {
    return new PodBuilder(pod)
        .editSpec()
        .editFirstContainer()
        .addNewPort()
        .withContainerPort(80)
        .withHostPort(port)
        .endPort()
        .endContainer()
        .endSpec()
        .build();
  }
}
