package io.drydock.cli.demo;

import io.drydock.lifecycle.Clock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** A user who asks the page again and again; counts answers, failures and the longest silence. */
final class Traffic implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(20);
  private final WebPage page;
  private final Clock clock;
  private final Thread thread;
  private Count count;
  private volatile boolean stop;

  /**
   * What happened so far.
   *
   * @param silence the longest time between two answers
   */
  record Count(
      int answers, int failures, String lastFailure, Instant lastAnswer, Duration silence) {
    Count answered(Instant now) {
      var gap = Duration.between(lastAnswer, now);
      Duration longest = gap.compareTo(silence) > 0 ? gap : silence;
      return new Count(answers + 1, failures, lastFailure, now, longest);
    }

    Count failed(String why) {
      return new Count(answers, failures + 1, why, lastAnswer, silence);
    }

    @Override
    public String toString() {
      return "%d requests answered, %d failed, longest silence %.1f s"
          .formatted(answers, failures, silence.toMillis() / 1000.0);
    }
  }

  Traffic(WebPage page, Clock clock) {
    this.page = page;
    this.clock = clock;
    this.count = new Count(0, 0, "", clock.now(), Duration.ZERO);
    this.thread = Thread.ofVirtual().name("demo-traffic").start(this::ask);
  }

  synchronized Count count() {
    return count;
  }

  private void ask() {
    try {
      while (!stop) {
        request();
        clock.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void request() {
    try {
      String unused = page.get();
      note(count().answered(clock.now()));
    } catch (IOException e) {
      note(count().failed(String.valueOf(e.getMessage())));
    }
  }

  private synchronized void note(Count changed) {
    count = changed;
  }

  /** Lets the last request end: one that is broken off would count as a failure. */
  @Override
  public void close() throws InterruptedException {
    stop = true;
    thread.join();
  }
}
