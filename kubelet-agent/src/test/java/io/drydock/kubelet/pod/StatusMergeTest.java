package io.drydock.kubelet.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import org.junit.jupiter.api.Test;

class StatusMergeTest {
  private static final String EARLY = "2026-01-01T10:00:00Z";
  private static final String LATE = "2026-01-01T11:00:00Z";

  @Test
  void conditionsOfOthersStay() {
    PodStatus merged =
        StatusMerge.merge(
            status(condition("DisruptionTarget", "True", EARLY)),
            status(condition("Ready", "True", EARLY)),
            Seen.NOW);
    assertThat(merged.getConditions())
        .extracting(PodCondition::getType)
        .containsExactly("Ready", "DisruptionTarget");
  }

  @Test
  void turningBackWhatAnotherTurnedHappensNow() {
    PodStatus merged =
        StatusMerge.merge(
            status(condition("Ready", "False", LATE)),
            status(condition("Ready", "True", EARLY)),
            Seen.NOW);
    assertThat(merged.getConditions().getFirst().getLastTransitionTime())
        .isEqualTo(Seen.NOW.toString());
  }

  @Test
  void anUnchangedConditionKeepsItsTime() {
    PodStatus stored = status(condition("Ready", "True", EARLY));
    PodStatus merged =
        StatusMerge.merge(stored, status(condition("Ready", "True", LATE)), Seen.NOW);
    assertThat(merged).isEqualTo(stored);
  }

  private static PodStatus status(PodCondition condition) {
    return new PodStatusBuilder().withConditions(condition).build();
  }

  private static PodCondition condition(String type, String status, String since) {
    return new PodConditionBuilder()
        .withType(type)
        .withStatus(status)
        .withLastTransitionTime(since)
        .build();
  }
}
