package io.drydock.controlplane.store;

import io.drydock.lifecycle.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits at a process's start until the store answers for the first time. */
public final class StoreGate {
  private static final Logger log = LoggerFactory.getLogger(StoreGate.class);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Store store;
  private final Clock clock;

  public StoreGate(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Returns as soon as the store answers.
   *
   * @throws StoreUnavailableException what was wrong the last time, when patience is at its end, or
   *     at once where waiting is of no use
   */
  public void await(Duration patience) throws InterruptedException {
    Instant end = clock.now().plus(patience);
    boolean told = false;
    while (true) {
      try {
        var _ = store.get("/");
        return;
      } catch (StoreUnavailableException e) {
        if (!e.isPassing() || clock.now().isAfter(end)) {
          throw e;
        }
        if (!told) {
          told = true;
          log.atInfo().addKeyValue("why", e.getMessage()).log("Waiting for etcd");
        }
        clock.sleep(PAUSE);
      }
    }
  }
}
