package io.drydock.lifecycle;

import java.time.Duration;
import java.time.Instant;

/**
 * Time as every loop sees it: a lab can speed it up, pause it and step it. Nothing else in Drydock
 * reads the wall clock or sleeps.
 */
public interface Clock {

  Instant now();

  /** Returns at once for zero or less. */
  void sleep(Duration duration) throws InterruptedException;

  /**
   * Waits on the monitor, which the caller holds, until it is notified or the time has passed; may
   * return early. Null waits without a limit.
   */
  void await(Object monitor, @org.jspecify.annotations.Nullable Duration timeout)
      throws InterruptedException;

  static Clock system() {
    return SystemClock.INSTANCE;
  }
}
