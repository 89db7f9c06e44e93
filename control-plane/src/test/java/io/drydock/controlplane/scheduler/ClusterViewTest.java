package io.drydock.controlplane.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.informer.Change;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterViewTest {

  private final ClusterView view = new ClusterView();
  private final Pod pending = pod(null, "Pending");

  @BeforeEach
  void oneNode() {
    view.nodeChanged(
        new Change<>(
            null, new NodeBuilder().withNewMetadata().withName("a").endMetadata().build()));
  }

  @Test
  void anAssumedPodCountsUntilTheWatchConfirmsItAndOnlyOnce() {
    view.assume(pending, "a");
    assertThat(requested()).isEqualTo(100);
    view.podChanged(new Change<>(pending, pending));
    assertThat(requested()).isEqualTo(100);
    view.podChanged(new Change<>(pending, pod("a", "Running")));
    assertThat(requested()).isEqualTo(100);
  }

  @Test
  void aForgottenAssumptionLeavesNothing() {
    view.assume(pending, "a");
    view.forget(pending);
    assertThat(requested()).isZero();
  }

  @Test
  void finishedAndRemovedPodsFreeTheirRoom() {
    Pod running = pod("a", "Running");
    view.podChanged(new Change<>(null, running));
    view.podChanged(new Change<>(running, pod("a", "Succeeded")));
    assertThat(requested()).isZero();
    view.podChanged(new Change<>(null, running));
    view.podChanged(new Change<>(running, null));
    assertThat(requested()).isZero();
    assertThat(view.nodes().getFirst().pods()).isEmpty();
  }

  private long requested() {
    return view.nodes().getFirst().requested().milliCpu();
  }

  private static Pod pod(@org.jspecify.annotations.Nullable String node, String phase) {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace("default")
        .withName("p")
        .endMetadata()
        .withNewSpec()
        .withNodeName(node)
        .addNewContainer()
        .withNewResources()
        .addToRequests("cpu", new Quantity("100m"))
        .endResources()
        .endContainer()
        .endSpec()
        .withNewStatus()
        .withPhase(phase)
        .endStatus()
        .build();
  }
}
