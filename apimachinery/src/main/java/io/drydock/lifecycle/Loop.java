package io.drydock.lifecycle;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One virtual thread that runs a body again and again until it is closed. An exception is logged
 * and the body runs again after a pause; closing interrupts the thread and waits for it.
 */
public final class Loop implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Loop.class);
  private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Thread thread;
  private volatile boolean closed;

  /** What one turn does; it blocks where there is nothing to do. */
  @FunctionalInterface
  public interface Body {
    void turn() throws Exception;
  }

  private Loop(String name, Clock clock, Body body) {
    this.thread = Thread.ofVirtual().name(name).unstarted(() -> run(clock, body));
  }

  public static Loop start(String name, Clock clock, Body body) {
    var loop = new Loop(name, clock, body);
    loop.thread.start();
    return loop;
  }

  private void run(Clock clock, Body body) {
    while (!closed) {
      try {
        turn(clock, body);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void turn(Clock clock, Body body) throws InterruptedException {
    try {
      body.turn();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      if (closed) {
        return;
      }
      log.atWarn().addKeyValue("loop", thread.getName()).setCause(e).log("Loop will try again");
      clock.sleep(PAUSE_AFTER_ERROR);
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.interrupt();
    if (thread != Thread.currentThread() && !thread.join(PATIENCE)) {
      log.atWarn().addKeyValue("loop", thread.getName()).log("Loop did not stop in time");
    }
  }
}
