package io.drydock.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The machine's own time. */
enum SystemClock implements Clock {
  INSTANCE;

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (duration.isPositive()) {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }
  }

  @Override
  @SuppressWarnings("WaitNotInLoop") // the contract allows an early return; callers loop
  public void await(Object monitor, @Nullable Duration timeout) throws InterruptedException {
    if (timeout == null) {
      monitor.wait();
    } else if (timeout.isPositive()) {
      monitor.wait(Math.max(1, timeout.toMillis()));
    }
  }
}
