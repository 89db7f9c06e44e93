package io.drydock.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.ObjectKey;
import io.drydock.lifecycle.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WorkQueueTest {

  private static final ObjectKey A = new ObjectKey("n", "a");
  private static final ObjectKey B = new ObjectKey("n", "b");

  private final ManualClock clock = new ManualClock(Instant.EPOCH);
  private final WorkQueue queue =
      new WorkQueue(clock, new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(5)));

  @Test
  void aKeyWaitsOnceHoweverOftenItIsAdded() throws Exception {
    queue.add(A);
    queue.add(B);
    queue.add(A);
    assertThat(queue.take()).isEqualTo(A);
    assertThat(queue.take()).isEqualTo(B);
    assertThat(queue.size()).isZero();
  }

  @Test
  void aKeyAddedWhileWorkedOnComesAgainAfterwards() throws Exception {
    queue.add(A);
    queue.take();
    queue.add(A);
    assertThat(queue.size()).isZero();
    queue.done(A);
    assertThat(queue.take()).isEqualTo(A);
  }

  @Test
  void failuresDoubleTheWaitUpToTheMost() throws Exception {
    for (int seconds : new int[] {1, 2, 4, 5, 5}) {
      queue.addAfterFailure(A);
      clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
      assertThat(queue.size()).isZero();
      clock.advance(Duration.ofMillis(1));
      assertThat(queue.take()).isEqualTo(A);
      queue.done(A);
    }
    queue.succeeded(A);
    queue.addAfterFailure(A);
    clock.advance(Duration.ofSeconds(1));
    assertThat(queue.size()).isOne();
  }

  @Test
  void theEarliestOfSeveralDelaysCounts() throws Exception {
    queue.addAfter(A, Duration.ofSeconds(10));
    queue.addAfter(A, Duration.ofSeconds(2));
    queue.addAfter(A, Duration.ofSeconds(20));
    clock.advance(Duration.ofSeconds(2));
    assertThat(queue.take()).isEqualTo(A);
    queue.done(A);
    clock.advance(Duration.ofSeconds(60));
    assertThat(queue.size()).isZero();
  }
}
