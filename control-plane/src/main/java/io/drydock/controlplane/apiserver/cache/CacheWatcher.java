package io.drydock.controlplane.apiserver.cache;

import io.drydock.client.ApiException;
import io.drydock.client.Watch;
import io.drydock.client.WatchEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One client's watch: a bounded queue that the cache fills and the client's thread empties. A
 * client that lets it overflow loses its watch; nobody else waits for it.
 */
final class CacheWatcher implements Watch {
  private static final int QUEUE = 4096;

  /** Clocks can be moved by others, so nobody sleeps longer than this until a bookmark. */
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(5);

  /** What waits in the queue. */
  private sealed interface Item {
    record Event(WatchEvent event) implements Item {}

    /** Only wakes the reader, who then looks why. */
    record WakeUp() implements Item {}
  }

  private final WatchScope scope;
  private final LongSupplier cacheRevision;
  private final Consumer<CacheWatcher> onClose;
  private final Bookmarks bookmarks;
  private final Deque<WatchEvent> initial = new ArrayDeque<>();
  private final BlockingQueue<Item> queue = new LinkedBlockingQueue<>(QUEUE);
  private volatile @Nullable ApiException ended;

  CacheWatcher(
      WatchScope scope,
      Bookmarks bookmarks,
      LongSupplier cacheRevision,
      Consumer<CacheWatcher> onClose) {
    this.scope = scope;
    this.bookmarks = bookmarks;
    this.cacheRevision = cacheRevision;
    this.onClose = onClose;
  }

  /** Events to send before all others; called once, before any thread reads. */
  void begin(List<WatchEvent> events) {
    initial.addAll(events);
  }

  /** False where the watcher is to be dropped. */
  boolean offer(CacheEvent change) {
    if (ended != null) {
      return false;
    }
    WatchEvent event = scope.select(change);
    if (event == null || queue.offer(new Item.Event(event))) {
      return true;
    }
    end(
        ApiException.unavailable(
            "the watch was too slow and has been dropped: go on after the last event"));
    return false;
  }

  void end(ApiException why) {
    ended = why;
    var _ = queue.offer(new Item.WakeUp());
  }

  @Override
  public @Nullable WatchEvent next(Duration timeout) throws InterruptedException {
    WatchEvent first = initial.poll();
    if (first != null) {
      return first;
    }
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      checkEnded();
      long reached = cacheRevision.getAsLong();
      Item item = queue.poll();
      if (item == null) {
        WatchEvent bookmark = bookmarks.due(reached);
        if (bookmark != null) {
          return bookmark;
        }
        if (bookmarks.isOver()) {
          throw ApiException.unavailable(
              "the time of the watch is over: go on after the last event");
        }
        item = queue.poll(pause(deadline), TimeUnit.NANOSECONDS);
      }
      if (item instanceof Item.Event(WatchEvent event)) {
        return event;
      }
      if (System.nanoTime() >= deadline) {
        checkEnded();
        return null;
      }
    }
  }

  private long pause(long deadline) {
    Duration sleep = bookmarks.pause();
    long left = Math.max(deadline - System.nanoTime(), 0);
    return Math.min(
        left, sleep.compareTo(LONGEST_SLEEP) < 0 ? sleep.toNanos() : LONGEST_SLEEP.toNanos());
  }

  /**
   * What was queued before the end is still true, but a client that is told late learns nothing.
   */
  private void checkEnded() {
    ApiException why = ended;
    if (why != null) {
      throw why;
    }
  }

  @Override
  public void close() {
    onClose.accept(this);
    end(ApiException.unavailable("the watch was closed"));
  }
}
