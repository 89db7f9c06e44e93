package io.drydock.reconcile;

import io.drydock.api.ObjectKey;
import io.drydock.lifecycle.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys that wait for work. A key waits at most once, however often it is added, and is never handed
 * out twice at the same time: added while being worked on, it comes again afterwards.
 */
public final class WorkQueue {

  private record Delayed(ObjectKey key, Instant due) {}

  private final Clock clock;
  private final BackOff backOff;
  private final LinkedHashSet<ObjectKey> waiting = new LinkedHashSet<>();
  private final Set<ObjectKey> working = new HashSet<>();
  private final Set<ObjectKey> again = new LinkedHashSet<>();
  private final Map<ObjectKey, Instant> dueAt = new HashMap<>();
  private final PriorityQueue<Delayed> delayed =
      new PriorityQueue<>(Comparator.comparing(Delayed::due));
  private final Map<ObjectKey, Integer> failures = new HashMap<>();

  public WorkQueue(Clock clock, BackOff backOff) {
    this.clock = clock;
    this.backOff = backOff;
  }

  public synchronized void add(ObjectKey key) {
    if (working.contains(key)) {
      again.add(key);
    } else if (waiting.add(key)) {
      notifyAll();
    }
  }

  /** Adds the key when the time has passed; the earliest of several such requests counts. */
  public synchronized void addAfter(ObjectKey key, Duration delay) {
    Instant due = clock.now().plus(delay);
    Instant known = dueAt.get(key);
    if (known == null || due.isBefore(known)) {
      dueAt.put(key, due);
      delayed.add(new Delayed(key, due));
      notifyAll();
    }
  }

  /** Adds the key after a wait that doubles with every failure since the last success. */
  public synchronized void addAfterFailure(ObjectKey key) {
    addAfter(key, backOff.delay(failures.merge(key, 1, Integer::sum)));
  }

  public synchronized void succeeded(ObjectKey key) {
    failures.remove(key);
  }

  /** Takes the next key, waiting for one; the taker must call {@link #done}. */
  public synchronized ObjectKey take() throws InterruptedException {
    while (true) {
      moveDue();
      if (!waiting.isEmpty()) {
        ObjectKey key = waiting.removeFirst();
        working.add(key);
        return key;
      }
      clock.await(this, untilNextDue());
    }
  }

  public synchronized void done(ObjectKey key) {
    working.remove(key);
    if (again.remove(key)) {
      add(key);
    }
  }

  /** Keys that could be taken now. */
  public synchronized int size() {
    moveDue();
    return waiting.size();
  }

  private void moveDue() {
    Instant now = clock.now();
    while (!delayed.isEmpty() && !delayed.peek().due().isAfter(now)) {
      Delayed next = delayed.poll();
      if (dueAt.remove(next.key(), next.due())) {
        add(next.key());
      }
    }
  }

  private @Nullable Duration untilNextDue() {
    return delayed.isEmpty() ? null : Duration.between(clock.now(), delayed.peek().due());
  }
}
