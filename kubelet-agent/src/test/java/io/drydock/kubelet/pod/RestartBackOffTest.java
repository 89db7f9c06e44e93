package io.drydock.kubelet.pod;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestartBackOffTest {
  private static final Instant START = Seen.NOW;

  @Test
  void doublesFromTenSecondsToFiveMinutes() {
    List<Long> waits = new ArrayList<>();
    RestartBackOff backOff = RestartBackOff.none();
    Instant end = START;
    for (int i = 0; i < 8; i++) {
      Instant restart = backOff.waitUntil("app", end, end).orElse(end);
      waits.add(Duration.between(end, restart).toSeconds());
      backOff = backOff.restarted("app", end, restart);
      end = restart.plusSeconds(1);
    }
    assertThat(waits).containsExactly(0L, 10L, 20L, 40L, 80L, 160L, 300L, 300L);
  }

  @Test
  void isForgottenAfterTenMinutesOfRunning() {
    RestartBackOff backOff = RestartBackOff.none().restarted("app", START, START);
    Instant soon = START.plusSeconds(590);
    Instant late = START.plusSeconds(601);
    assertThat(backOff.waitUntil("app", soon, soon)).contains(soon.plusSeconds(10));
    assertThat(backOff.waitUntil("app", late, late)).isEmpty();
    assertThat(backOff.restarted("app", late, late).delay("app")).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void containersBackOffEachOnItsOwn() {
    RestartBackOff backOff = RestartBackOff.none().restarted("a", START, START);
    assertThat(backOff.waitUntil("b", START, START)).isEmpty();
  }
}
