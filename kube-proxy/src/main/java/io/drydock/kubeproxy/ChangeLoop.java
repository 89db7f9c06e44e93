package io.drydock.kubeproxy;

import io.drydock.kubeproxy.host.CommandException;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Loop;
import io.drydock.reconcile.BackOff;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a piece of work after changes, and now and then without one. Changes that come within a
 * moment are gathered; work that failed is tried again with back-off, whatever else happens.
 */
final class ChangeLoop implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ChangeLoop.class);
  private static final BackOff BACK_OFF =
      new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));

  private final String name;
  private final Timing timing;
  private final Clock clock;
  private final Work work;
  private final Loop loop;
  private boolean pending = true;
  private int failures;

  /** What is done: with true after a change, with false for a periodic look. */
  @FunctionalInterface
  interface Work {
    void run(boolean changed) throws Exception;
  }

  /**
   * @param gather how long to wait for more changes after the first
   * @param look how long after the last work to look again without a change
   */
  record Timing(Duration gather, Duration look) {}

  /** Starts with a change pending. */
  ChangeLoop(String name, Timing timing, Clock clock, Work work) {
    this.name = name;
    this.timing = timing;
    this.clock = clock;
    this.work = work;
    this.loop = Loop.start(name, clock, this::turn);
  }

  synchronized void changed() {
    pending = true;
    notifyAll();
  }

  private void turn() throws InterruptedException {
    boolean changed = awaitChange();
    if (changed) {
      clock.sleep(timing.gather());
      clear();
    }
    try {
      work.run(changed);
      failures = 0;
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      failed(e);
    }
  }

  private void failed(Exception e) throws InterruptedException {
    failures++;
    var delay = BACK_OFF.delay(failures);
    log.atWarn()
        .addKeyValue("loop", name)
        .addKeyValue("failures", failures)
        .addKeyValue("why", e.getMessage())
        .addKeyValue("retryIn", delay)
        .setCause(e instanceof CommandException ? null : e)
        .log("Work failed, will try again");
    changed();
    clock.sleep(delay);
  }

  private synchronized boolean awaitChange() throws InterruptedException {
    Instant deadline = clock.now().plus(timing.look());
    while (!pending && clock.now().isBefore(deadline)) {
      clock.await(this, Duration.between(clock.now(), deadline));
    }
    return pending;
  }

  private synchronized void clear() {
    pending = false;
  }

  @Override
  public void close() throws InterruptedException {
    loop.close();
  }
}
