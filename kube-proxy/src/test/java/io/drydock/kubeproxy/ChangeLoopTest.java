package io.drydock.kubeproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drydock.kubeproxy.ChangeLoop.Timing;
import io.drydock.lifecycle.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChangeLoopTest {

  private static final Duration LONG = Duration.ofHours(1);

  @Test
  void worksOnceForManyChangesThatComeTogether() throws Exception {
    var runs = new AtomicInteger();
    try (var loop = loop(Duration.ofMillis(200), LONG, changed -> runs.incrementAndGet())) {
      await().until(() -> runs.get() == 1);
      for (int i = 0; i < 50; i++) {
        loop.changed();
      }
      await().until(() -> runs.get() == 2);
      await().during(Duration.ofMillis(400)).until(() -> runs.get() == 2);
    }
  }

  @Test
  void losesNoChangeThatComesDuringTheWork() throws Exception {
    var runs = new AtomicInteger();
    var loops = new CopyOnWriteArrayList<ChangeLoop>();
    try (var loop =
        loop(
            Duration.ofMillis(50),
            LONG,
            changed -> {
              if (runs.incrementAndGet() < 5) {
                loops.getFirst().changed();
              }
            })) {
      loops.add(loop);
      await().until(() -> runs.get() == 5);
    }
  }

  @Test
  void looksNowAndThenWithoutAChange() throws Exception {
    var seen = new CopyOnWriteArrayList<Boolean>();
    try (var _ = loop(Duration.ZERO, Duration.ofMillis(20), seen::add)) {
      await().until(() -> seen.size() >= 3);
    }
    assertThat(seen.subList(0, 3)).isEqualTo(List.of(true, false, false));
  }

  @Test
  void triesAgainWhatFailed() throws Exception {
    var runs = new AtomicInteger();
    try (var _ =
        loop(
            Duration.ZERO,
            LONG,
            changed -> {
              if (runs.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
              }
            })) {
      await().until(() -> runs.get() == 3);
      await().during(Duration.ofMillis(300)).until(() -> runs.get() == 3);
    }
  }

  private static ChangeLoop loop(Duration gather, Duration look, ChangeLoop.Work work) {
    return new ChangeLoop("test", new Timing(gather, look), Clock.system(), work);
  }
}
