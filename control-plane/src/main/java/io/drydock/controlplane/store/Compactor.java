package io.drydock.controlplane.store;

import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets history that is older than the lab keeps: remembers now and then which revision it is,
 * and compacts to one when it is old enough. After a restart it begins to count anew, so it keeps
 * more rather than less.
 */
public final class Compactor implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Compactor.class);
  private static final int SAMPLES = 12;

  private final Store store;
  private final Duration history;
  private final Clock clock;
  private final Deque<Sample> samples = new ArrayDeque<>();
  private final Loop loop;

  private record Sample(Instant time, long revision) {}

  public Compactor(Store store, Duration history, Clock clock) {
    this.store = store;
    this.history = history;
    this.clock = clock;
    this.loop = Loop.start("compactor", clock, this::turn);
  }

  private void turn() throws InterruptedException {
    Instant now = clock.now();
    samples.add(new Sample(now, store.get("/").revision()));
    Sample due = lastOlderThan(now.minus(history));
    if (due != null) {
      store.compact(due.revision());
      log.atInfo().addKeyValue("revision", due.revision()).log("History compacted");
    }
    clock.sleep(history.dividedBy(SAMPLES));
  }

  private @Nullable Sample lastOlderThan(Instant limit) {
    Sample last = null;
    while (!samples.isEmpty() && samples.peek().time().isBefore(limit)) {
      last = samples.remove();
    }
    return last;
  }

  @Override
  public void close() throws InterruptedException {
    loop.close();
  }
}
