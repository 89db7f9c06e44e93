package io.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PodRankTest {
  private static final Pod WAITING = pod("waiting", "", "Pending", "", 0, "09");
  private static final Pod PENDING = pod("pending", "node-1", "Pending", "", 0, "01");
  private static final Pod UNREADY = pod("unready", "node-1", "Running", "", 0, "01");
  private static final Pod RESTARTED = pod("restarted", "node-1", "Running", "20", 3, "05");
  private static final Pod YOUNG = pod("young", "node-1", "Running", "20", 0, "06");
  private static final Pod OLD = pod("old", "node-1", "Running", "20", 0, "05");
  private static final Pod STEADY = pod("steady", "node-1", "Running", "10", 0, "07");

  @Test
  void forLogsTheOneThatWasStartedAgainComesBeforeItsEquals() {
    assertThat(sorted(true))
        .containsExactly("steady", "restarted", "old", "young", "unready", "pending", "waiting");
  }

  @Test
  void forExecItComesAfterThem() {
    assertThat(sorted(false))
        .containsExactly("steady", "old", "young", "restarted", "unready", "pending", "waiting");
  }

  private static Stream<String> sorted(boolean restless) {
    return Stream.of(WAITING, PENDING, UNREADY, RESTARTED, YOUNG, OLD, STEADY)
        .sorted(new PodRank(restless).order())
        .map(pod -> pod.getMetadata().getName());
  }

  /** Seconds of the times at which it was made and became Ready; "" where it is not. */
  private static Pod pod(
      String name, String node, String phase, String ready, int restarts, String made) {
    var status = new PodBuilder().withNewStatus().withPhase(phase);
    status
        .addNewCondition()
        .withType("Ready")
        .withStatus(ready.isEmpty() ? "False" : "True")
        .withLastTransitionTime("2030-01-01T00:00:" + (ready.isEmpty() ? "30" : ready) + "Z")
        .endCondition()
        .addNewContainerStatus()
        .withName("main")
        .withRestartCount(restarts)
        .endContainerStatus();
    return status
        .endStatus()
        .withNewMetadata()
        .withName(name)
        .withCreationTimestamp("2030-01-01T00:00:" + made + "Z")
        .endMetadata()
        .withNewSpec()
        .withNodeName(node.isEmpty() ? null : node)
        .endSpec()
        .build();
  }
}
