package io.drydock.controlplane.controller.podgc;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Taint;
import org.junit.jupiter.api.Test;

class PodGarbagePlanTest {

  private static final Node SILENT =
      new NodeBuilder()
          .withNewSpec()
          .addToTaints(new Taint("NoExecute", "node.kubernetes.io/out-of-service", null, null))
          .endSpec()
          .build();

  @Test
  void aPodWithoutANodeToGoBackToIsRemoved() {
    assertThat(PodGarbagePlan.removeBecause(pod("n", null), null)).isPresent();
  }

  @Test
  void aPendingPodIsLeftAlone() {
    assertThat(PodGarbagePlan.removeBecause(pod("", null), null)).isEmpty();
  }

  @Test
  void onANodeOutOfServiceOnlyTerminatingPodsAreRemoved() {
    assertThat(PodGarbagePlan.removeBecause(pod("n", null), SILENT)).isEmpty();
    assertThat(PodGarbagePlan.removeBecause(pod("n", "2030-01-01T00:00:00Z"), SILENT)).isPresent();
  }

  @Test
  void aSilentNodeAloneIsNoReason() {
    Node silent = new NodeBuilder().withNewSpec().endSpec().build();
    assertThat(PodGarbagePlan.removeBecause(pod("n", "2030-01-01T00:00:00Z"), silent)).isEmpty();
  }

  private static Pod pod(String node, @org.jspecify.annotations.Nullable String deleted) {
    return new PodBuilder()
        .withNewMetadata()
        .withDeletionTimestamp(deleted)
        .endMetadata()
        .withNewSpec()
        .withNodeName(node)
        .endSpec()
        .build();
  }
}
