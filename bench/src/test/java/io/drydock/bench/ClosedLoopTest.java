package io.drydock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {
  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

  @Test
  void asksForEveryNumberOnceAndCountsFailures() throws InterruptedException {
    Set<Long> asked = ConcurrentHashMap.newKeySet();
    Lane lane = n -> CompletableFuture.runAsync(() -> ask(asked, n), THREADS);

    Figures figures = ClosedLoop.forCount(Collections.nCopies(4, lane), 1000);

    assertThat(asked).hasSize(1000);
    assertThat(figures.latencies().getTotalCount()).isEqualTo(990);
    assertThat(figures.errors()).isEqualTo(10);
  }

  @Test
  void endsWhenTheTimeIsOver() throws InterruptedException {
    Lane lane = _ -> CompletableFuture.runAsync(() -> {}, THREADS);

    Figures figures =
        ClosedLoop.forTime(
            Collections.nCopies(2, lane), Duration.ofMillis(10), Duration.ofMillis(100));

    assertThat(figures.perSecond()).isPositive();
    assertThat(figures.json().has("errors")).isFalse();
  }

  private static void ask(Set<Long> asked, long n) {
    asked.add(n);
    if (n % 100 == 7) {
      throw new IllegalStateException("refused");
    }
  }
}
