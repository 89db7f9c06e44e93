package io.drydock.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drydock.api.ObjectKey;
import io.drydock.lifecycle.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ControllerTest {

  private static final ObjectKey KEY = ObjectKey.cluster("x");

  @Test
  void whatFailsIsTriedAgainUntilItSucceeds() throws Exception {
    var calls = new AtomicInteger();
    Reconciler flaky =
        key -> {
          if (calls.incrementAndGet() < 3) {
            throw new IllegalStateException("not yet");
          }
          return Result.done();
        };
    try (var controller = Controller.start("flaky", Clock.system(), flaky)) {
      controller.enqueue(KEY);
      await().until(() -> calls.get() == 3);
    }
    assertThat(calls).hasValue(3);
  }

  @Test
  void aResultCanAskForAnotherLook() throws Exception {
    var calls = new AtomicInteger();
    Reconciler twice =
        key -> calls.incrementAndGet() == 1 ? Result.after(Duration.ofMillis(5)) : Result.done();
    try (var controller = Controller.start("twice", Clock.system(), twice)) {
      controller.enqueue(KEY);
      await().until(() -> calls.get() == 2);
    }
  }
}
