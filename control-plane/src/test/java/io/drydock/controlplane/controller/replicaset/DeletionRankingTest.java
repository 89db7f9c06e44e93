package io.drydock.controlplane.controller.replicaset;

import static io.drydock.controlplane.controller.Samples.NOW;
import static io.drydock.controlplane.controller.Samples.onNode;
import static io.drydock.controlplane.controller.Samples.phase;
import static io.drydock.controlplane.controller.Samples.pod;
import static io.drydock.controlplane.controller.Samples.ready;
import static io.drydock.controlplane.controller.Samples.replicaSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.controlplane.controller.Samples;
import io.drydock.controlplane.controller.Timestamps;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeletionRankingTest {

  private static final ReplicaSet SET = replicaSet("web-1", 2, "web:1");
  private static final Pod GOOD = pod("good", SET);

  static Stream<Arguments> lesser() {
    return Stream.of(
        Arguments.of("unassigned", onNode(pod("lesser", SET), "")),
        Arguments.of("pending", phase(pod("lesser", SET), "Pending")),
        Arguments.of("unknown", phase(pod("lesser", SET), "Unknown")),
        Arguments.of("not ready", ready(pod("lesser", SET), false, NOW)),
        Arguments.of("cheaper", cost(pod("lesser", SET), "-1")),
        Arguments.of("ready for less time", ready(pod("lesser", SET), true, NOW.minusSeconds(60))),
        Arguments.of("restarted", restarts(pod("lesser", SET), 2)),
        Arguments.of("younger", created(pod("lesser", SET), Duration.ofMinutes(1))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lesser")
  void goesFirst(String why, Pod lesser) {
    assertThat(names(1, GOOD, lesser)).containsExactly("lesser");
    assertThat(names(1, lesser, GOOD)).containsExactly("lesser");
  }

  @Test
  void earlierRulesCountMore() {
    Pod unassignedButDear = cost(onNode(pod("unassigned", SET), ""), "1000");
    Pod notReady = ready(pod("notready", SET), false, NOW);
    Pod cheap = cost(pod("cheap", SET), "-5");

    assertThat(names(3, GOOD, cheap, notReady, unassignedButDear))
        .containsExactly("unassigned", "notready", "cheap");
  }

  @Test
  void crowdedNodesAreThinnedFirst() {
    Pod alone = onNode(pod("alone", SET), "node-2");
    Pod crowded = onNode(pod("crowded", SET), "node-1");
    Pod sibling = onNode(pod("sibling", replicaSet("web-2", 1, "web:2")), "node-1");

    var first =
        DeletionRanking.first(1, List.of(alone, crowded), List.of(alone, crowded, sibling), NOW);

    assertThat(first).extracting(Samples::name).containsExactly("crowded");
  }

  @Test
  void invalidCostsCountAsZero() {
    assertThat(names(1, cost(pod("odd", SET), "cheap"), cost(pod("real", SET), "-1")))
        .containsExactly("real");
  }

  private static List<String> names(int count, Pod... pods) {
    return DeletionRanking.first(count, List.of(pods), List.of(pods), NOW).stream()
        .map(Samples::name)
        .toList();
  }

  private static Pod cost(Pod pod, String cost) {
    return new PodBuilder(pod)
        .editMetadata()
        .addToAnnotations(DeletionRanking.COST, cost)
        .endMetadata()
        .build();
  }

  private static Pod restarts(Pod pod, int count) {
    return new PodBuilder(pod)
        .editStatus()
        .addNewContainerStatus()
        .withRestartCount(count)
        .endContainerStatus()
        .endStatus()
        .build();
  }

  private static Pod created(Pod pod, Duration ago) {
    return new PodBuilder(pod)
        .editMetadata()
        .withCreationTimestamp(Timestamps.format(NOW.minus(ago)))
        .endMetadata()
        .build();
  }
}
