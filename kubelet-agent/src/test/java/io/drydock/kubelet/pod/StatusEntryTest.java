package io.drydock.kubelet.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StatusEntryTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private final StatusEntry entry = new StatusEntry(pod(1, ready("False")));

  @Test
  void whatAnotherTurnedIsTurnedBack() {
    entry.want(ready("True"));
    entry.wrote(ready("True"), pod(2, ready("True")));
    assertThat(entry.next(NOW)).isEmpty();
    entry.observe(pod(3, ready("False")));
    assertThat(entry.next(NOW)).isPresent();
  }

  @Test
  void whatAnotherTurnedIsLeftAloneWhileNothingIsKnown() {
    entry.want(ready("True"));
    entry.wrote(ready("True"), pod(2, ready("True")));
    entry.unknown();
    entry.observe(pod(3, ready("False")));
    assertThat(entry.next(NOW)).isEmpty();
    entry.want(ready("True"));
    assertThat(entry.next(NOW)).isPresent();
  }

  private static Pod pod(long revision, PodStatus status) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("p")
        .withResourceVersion(Long.toString(revision))
        .endMetadata()
        .withStatus(status)
        .build();
  }

  private static PodStatus ready(String status) {
    return new PodStatusBuilder()
        .addNewCondition()
        .withType("Ready")
        .withStatus(status)
        .withLastTransitionTime("2030-01-01T00:00:00Z")
        .endCondition()
        .build();
  }
}
