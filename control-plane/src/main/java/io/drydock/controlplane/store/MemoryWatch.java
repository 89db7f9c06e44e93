package io.drydock.controlplane.store;

import java.time.Duration;
import java.util.List;

/** One reader's place in a MemoryStore's history. */
final class MemoryWatch implements StoreWatch {
  private final MemoryStore store;
  private final String prefix;
  private long next;

  MemoryWatch(MemoryStore store, String prefix, long from) {
    this.store = store;
    this.prefix = prefix;
    this.next = from;
  }

  @Override
  public List<Change> next(Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      long left = deadline - System.nanoTime();
      List<Change> all = store.awaitChanges(next, Math.max(left, 0));
      if (!all.isEmpty()) {
        next = all.getLast().revision() + 1;
      }
      List<Change> wanted = all.stream().filter(c -> c.key().startsWith(prefix)).toList();
      if (!wanted.isEmpty() || left <= 0) {
        return wanted;
      }
    }
  }

  @Override
  public void close() {}
}
