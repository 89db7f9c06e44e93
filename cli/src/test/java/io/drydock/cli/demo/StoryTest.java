package io.drydock.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.informer.Change;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTest {
  @Test
  void aNodeTellsOfReadinessAndTaints() {
    Node dead =
        new NodeBuilder(node("Unknown"))
            .editOrNewSpec()
            .addNewTaint("NoExecute", "node.kubernetes.io/unreachable", null, null)
            .endSpec()
            .build();
    assertThat(NodeStory.of(new Change<>(node("True"), dead)))
        .containsExactly(
            "node-2: condition Ready becomes Unknown",
            "node-2: taint node.kubernetes.io/unreachable:NoExecute");
    assertThat(NodeStory.of(new Change<>(dead, node("True"))))
        .contains("node-2: taint node.kubernetes.io/unreachable:NoExecute removed");
    assertThat(NodeStory.of(new Change<>(dead, dead))).isEmpty();
    assertThat(NodeStory.of(new Change<>(null, dead))).isEmpty();
  }

  @Test
  void aPodTellsOfItsLife() {
    Pod made = pod("", false);
    Pod running = pod("node-3", true);
    Pod evicted =
        new PodBuilder(pod("node-3", false))
            .editMetadata()
            .withDeletionTimestamp("2026-01-02T03:04:05Z")
            .endMetadata()
            .build();
    assertThat(PodStory.of(new Change<>(null, made))).containsExactly("web-1 is made in its place");
    assertThat(PodStory.of(new Change<>(made, running)))
        .containsExactly("web-1 is scheduled to node-3", "web-1 on node-3 is Ready");
    assertThat(PodStory.of(new Change<>(running, evicted)))
        .containsExactly("web-1 on node-3 is no longer Ready", "web-1 on node-3 is evicted");
    assertThat(PodStory.of(new Change<>(evicted, null))).containsExactly("web-1 is gone");
    assertThat(PodStory.of(new Change<>(running, running))).isEmpty();
  }

  @Test
  void aServiceTellsToHowManyPodsItSends() {
    assertThat(SliceStory.of(new Change<>(slice(true, true), slice(true, false))))
        .containsExactly("Service web sends to 1 pods");
    assertThat(SliceStory.of(new Change<>(slice(true), slice(true)))).isEmpty();
  }

  @Test
  void theVictimIsAServingPodsNode() {
    assertThat(KillStep.victim(List.of(pod("node-2", true), pod("node-1", true))))
        .isEqualTo("node-2");
    assertThat(KillStep.victim(List.of(pod("node-2", false), pod("node-3", true))))
        .isEqualTo("node-3");
  }

  private static Node node(String ready) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName("node-2")
        .endMetadata()
        .withNewStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus(ready)
        .endCondition()
        .endStatus()
        .build();
  }

  private static Pod pod(String node, boolean ready) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("web-1")
        .addToLabels("app", "web")
        .endMetadata()
        .withNewSpec()
        .withNodeName(node.isEmpty() ? null : node)
        .endSpec()
        .withNewStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus(ready ? "True" : "False")
        .endCondition()
        .endStatus()
        .build();
  }

  private static EndpointSlice slice(boolean... ready) {
    var slice =
        new EndpointSliceBuilder()
            .withNewMetadata()
            .addToLabels("kubernetes.io/service-name", "web")
            .endMetadata();
    for (int i = 0; i < ready.length; i++) {
      slice
          .addNewEndpoint()
          .withAddresses("10.244.0." + i)
          .withNewConditions()
          .withReady(ready[i])
          .endConditions()
          .endEndpoint();
    }
    return slice.build();
  }
}
