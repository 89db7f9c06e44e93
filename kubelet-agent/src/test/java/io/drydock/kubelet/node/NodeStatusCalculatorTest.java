package io.drydock.kubelet.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeStatusCalculatorTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final NodeHealth HEALTHY = new NodeHealth("docker://20.10.24", List.of(), false);
  private final NodeStatusCalculator calculator =
      new NodeStatusCalculator(
          new NodeSpec("node-1", "10.89.0.11", Map.of("cpu", new Quantity("2")), 10250),
          new MachineInfo("m", "b", "6.1", "Debian", "linux", "amd64"));
  private final Node fresh =
      new NodeBuilder().withNewMetadata().withName("node-1").endMetadata().build();

  @Test
  void aHealthyNodeIsReady() {
    NodeStatus status = calculator.calculate(fresh, HEALTHY, NOW);
    assertThat(ready(status).getStatus()).isEqualTo("True");
    assertThat(ready(status).getReason()).isEqualTo("KubeletReady");
    assertThat(status.getAllocatable()).containsEntry("cpu", new Quantity("2"));
    assertThat(status.getAddresses().getFirst().getAddress()).isEqualTo("10.89.0.11");
    assertThat(status.getNodeInfo().getContainerRuntimeVersion()).isEqualTo("docker://20.10.24");
  }

  @Test
  void aProblemIsTheMessage() {
    var sick = new NodeHealth("", List.of("container runtime is down"), false);
    NodeStatus status = calculator.calculate(fresh, sick, NOW);
    assertThat(ready(status).getStatus()).isEqualTo("False");
    assertThat(ready(status).getMessage()).isEqualTo("container runtime is down");
  }

  @Test
  void timesTellWhenItChangedAndWhenItWasSeen() {
    NodeStatus first = calculator.calculate(fresh, HEALTHY, NOW);
    Node stored = new NodeBuilder(fresh).withStatus(first).build();
    NodeStatus later = calculator.calculate(stored, HEALTHY, NOW.plusSeconds(60));
    assertThat(ready(later).getLastTransitionTime()).isEqualTo("2026-01-01T12:00:00Z");
    assertThat(ready(later).getLastHeartbeatTime()).isEqualTo("2026-01-01T12:01:00Z");
    assertThat(NodeStatusCalculator.sameContent(first, later)).isTrue();
  }

  @Test
  void whatTheControlPlaneTurnedIsNotTheSame() {
    NodeStatus ours = calculator.calculate(fresh, HEALTHY, NOW);
    NodeStatus theirs = new io.fabric8.kubernetes.api.model.NodeStatusBuilder(ours).build();
    theirs
        .getConditions()
        .forEach(one -> {
          if (one.getType().equals("Ready")) {
            one.setStatus("Unknown");
          }
        });
    assertThat(NodeStatusCalculator.sameContent(ours, theirs)).isFalse();
  }

  @Test
  void routesLeadToTheOtherNodes() {
    Node other =
        new NodeBuilder()
            .withNewMetadata()
            .withName("node-2")
            .endMetadata()
            .withNewSpec()
            .withPodCIDR("10.244.2.0/24")
            .endSpec()
            .withNewStatus()
            .addNewAddress("10.89.0.12", "InternalIP")
            .endStatus()
            .build();
    assertThat(RoutePlan.decide(List.of(fresh, other), "node-1"))
        .isEqualTo(Map.of("10.244.2.0/24", "10.89.0.12"));
    assertThat(RoutePlan.decide(List.of(other), "node-2")).isEmpty();
  }

  private static NodeCondition ready(NodeStatus status) {
    return status.getConditions().stream()
        .filter(one -> one.getType().equals("Ready"))
        .findFirst()
        .orElseThrow();
  }
}
