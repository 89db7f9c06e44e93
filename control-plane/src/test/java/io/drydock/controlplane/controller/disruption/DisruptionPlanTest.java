package io.drydock.controlplane.controller.disruption;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisruptionPlanTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // minAvailable, maxUnavailable, ready, other, scale, desired, allowed
    "2,,    3, 0, 3, 2, 1",
    "2,,    2, 1, 3, 2, 0",
    "50%,,  3, 0, 3, 2, 1",
    ",1,    3, 0, 3, 2, 1",
    ",1,    2, 1, 3, 2, 0",
    ",50%,  4, 0, 5, 2, 2",
    ",100%, 3, 0, 3, 0, 3",
    "0,,    3, 0, 3, 0, 3",
    ",,     2, 0, 2, 0, 2",
    "1,,    0, 0, 0, 1, 0",
  })
  void howManyMayGo(
      String minAvailable,
      String maxUnavailable,
      int ready,
      int other,
      int scale,
      int desired,
      int allowed) {
    PodDisruptionBudgetStatus status =
        decide(budget(minAvailable, maxUnavailable), pods(ready, other), Optional.of(scale), NOW);

    assertThat(status.getDesiredHealthy()).isEqualTo(desired);
    assertThat(status.getCurrentHealthy()).isEqualTo(ready);
    assertThat(status.getDisruptionsAllowed()).isEqualTo(allowed);
    assertThat(status.getConditions().getFirst().getReason())
        .isEqualTo(allowed > 0 ? "SufficientPods" : "InsufficientPods");
  }

  @Test
  void aSettledBudgetDecidesNothing() {
    PodDisruptionBudget budget = budget("2", null);
    PodDisruptionBudgetStatus status = decide(budget, pods(3, 0), Optional.of(3), NOW);
    budget.setStatus(status);

    Instant later = NOW.plusSeconds(60);
    assertThat(
            DisruptionPlan.decide(new BudgetObservation(budget, pods(3, 0), Optional.of(3), later)))
        .isEmpty();
  }

  @Test
  void anEvictionUnderWayCountsUntilItHasFailed() {
    PodDisruptionBudget budget = budget("2", null);
    budget.setStatus(decide(budget, pods(3, 0), Optional.of(3), NOW));
    budget.getStatus().setDisruptedPods(Map.of("ready-0", NOW.toString(), "gone", NOW.toString()));

    Instant soon = NOW.plusSeconds(10);
    PodDisruptionBudgetStatus meanwhile = decide(budget, pods(3, 0), Optional.of(3), soon);
    assertThat(meanwhile.getCurrentHealthy()).isEqualTo(2);
    assertThat(meanwhile.getDisruptionsAllowed()).isZero();
    assertThat(meanwhile.getDisruptedPods()).containsOnlyKeys("ready-0");
    assertThat(
            DisruptionPlan.nextLook(
                new BudgetObservation(budget, pods(3, 0), Optional.of(3), soon)))
        .contains(NOW.plus(DisruptionPlan.DELETION_TIMEOUT));

    Instant late = NOW.plus(DisruptionPlan.DELETION_TIMEOUT);
    assertThat(decide(budget, pods(3, 0), Optional.of(3), late).getDisruptionsAllowed())
        .isEqualTo(1);
  }

  @Test
  void nobodyMayGoWhileTheScaleIsUnknown() {
    PodDisruptionBudgetStatus status = decide(budget(null, "1"), pods(3, 0), Optional.empty(), NOW);
    assertThat(status.getDisruptionsAllowed()).isZero();
    assertThat(status.getConditions().getFirst().getReason()).isEqualTo("SyncFailed");
  }

  private static PodDisruptionBudgetStatus decide(
      PodDisruptionBudget budget, List<Pod> pods, Optional<Integer> scale, Instant now) {
    return DisruptionPlan.decide(new BudgetObservation(budget, pods, scale, now)).orElseThrow();
  }

  private static PodDisruptionBudget budget(String minAvailable, String maxUnavailable) {
    return new PodDisruptionBudgetBuilder()
        .withNewMetadata()
        .withNamespace("default")
        .withName("web")
        .withGeneration(1L)
        .endMetadata()
        .withNewSpec()
        .withMinAvailable(value(minAvailable))
        .withMaxUnavailable(value(maxUnavailable))
        .endSpec()
        .build();
  }

  private static IntOrString value(String text) {
    if (text == null) {
      return null;
    }
    return text.endsWith("%") ? new IntOrString(text) : new IntOrString(Integer.valueOf(text));
  }

  private static List<Pod> pods(int ready, int other) {
    List<Pod> pods = new ArrayList<>();
    for (int i = 0; i < ready + other; i++) {
      pods.add(
          new PodBuilder()
              .withNewMetadata()
              .withName((i < ready ? "ready-" : "other-") + i)
              .endMetadata()
              .withNewStatus()
              .addNewCondition()
              .withType("Ready")
              .withStatus(i < ready ? "True" : "False")
              .endCondition()
              .endStatus()
              .build());
    }
    return pods;
  }
}
