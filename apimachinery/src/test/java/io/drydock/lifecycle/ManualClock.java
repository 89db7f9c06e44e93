package io.drydock.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Time that stands still until a test advances it; those who sleep or await are then woken. */
public final class ManualClock implements Clock {

  private final Object sleepers = new Object();
  private final Set<Object> monitors =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  private Instant now;

  public ManualClock(Instant start) {
    this.now = start;
  }

  @Override
  public Instant now() {
    synchronized (sleepers) {
      return now;
    }
  }

  /** Moves time forward. */
  public void advance(Duration step) {
    synchronized (sleepers) {
      now = now.plus(step);
      sleepers.notifyAll();
    }
    for (Object monitor : Set.copyOf(monitors)) {
      synchronized (monitor) {
        monitor.notifyAll();
      }
    }
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    synchronized (sleepers) {
      Instant until = now.plus(duration);
      while (now.isBefore(until)) {
        sleepers.wait();
      }
    }
  }

  @Override
  @SuppressWarnings("WaitNotInLoop") // the contract allows an early return; callers loop
  public void await(Object monitor, @Nullable Duration timeout) throws InterruptedException {
    monitors.add(monitor);
    if (timeout == null || timeout.isPositive()) {
      monitor.wait();
    }
  }
}
