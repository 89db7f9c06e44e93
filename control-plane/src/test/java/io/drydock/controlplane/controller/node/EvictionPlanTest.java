package io.drydock.controlplane.controller.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Taint;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvictionPlanTest {

  private static final Instant ADDED = Instant.parse("2030-01-01T00:00:00Z");
  private static final Instant NOW = ADDED.plusSeconds(5);
  private static final List<Taint> UNREACHABLE =
      List.of(new Taint("NoExecute", "node.kubernetes.io/unreachable", ADDED.toString(), null));

  @Test
  void whatDoesNotTolerateLeavesNow() {
    assertThat(
            EvictionPlan.evictAt(
                new PodBuilder().withNewSpec().endSpec().build(), UNREACHABLE, NOW))
        .hasValue(NOW);
  }

  @Test
  void whatToleratesForATimeLeavesThatLongAfterTheTaintCame() {
    assertThat(EvictionPlan.evictAt(tolerating(300L), UNREACHABLE, NOW))
        .hasValue(ADDED.plusSeconds(300));
  }

  @Test
  void whatToleratesForEverStays() {
    assertThat(EvictionPlan.evictAt(tolerating(null), UNREACHABLE, NOW)).isEmpty();
  }

  @Test
  void onlyNoExecuteDrivesOut() {
    var noSchedule = List.of(new Taint("NoSchedule", "x", null, null));
    assertThat(
            EvictionPlan.evictAt(new PodBuilder().withNewSpec().endSpec().build(), noSchedule, NOW))
        .isEmpty();
  }

  private static Pod tolerating(@org.jspecify.annotations.Nullable Long seconds) {
    return new PodBuilder()
        .withNewSpec()
        .addNewToleration()
        .withKey("node.kubernetes.io/unreachable")
        .withOperator("Exists")
        .withEffect("NoExecute")
        .withTolerationSeconds(seconds)
        .endToleration()
        .endSpec()
        .build();
  }
}
