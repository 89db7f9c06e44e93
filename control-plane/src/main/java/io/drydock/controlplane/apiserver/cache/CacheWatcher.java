package io.drydock.controlplane.apiserver.cache;

import io.drydock.client.ApiException;
import io.drydock.client.Watch;
import io.drydock.client.WatchEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
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

  private final WatchScope scope;
  private final LongSupplier cacheRevision;
  private final Consumer<CacheWatcher> onClose;
  private final Bookmarks bookmarks;
  private final Deque<WatchEvent> initial = new ArrayDeque<>();
  private final BlockingQueue<CacheEvent> queue = new ArrayBlockingQueue<>(QUEUE);
  private volatile @Nullable String ended;

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
  boolean offer(String key, CacheEvent event) {
    if (ended != null) {
      return false;
    }
    if (!key.startsWith(scope.prefix()) || queue.offer(event)) {
      return true;
    }
    end("the watch was too slow and has been dropped: list again");
    return false;
  }

  void end(String why) {
    ended = why;
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
      CacheEvent event = queue.poll();
      if (event == null) {
        WatchEvent bookmark = bookmarks.due(reached);
        if (bookmark != null) {
          return bookmark;
        }
        event = queue.poll(pause(deadline), TimeUnit.NANOSECONDS);
      }
      WatchEvent wanted = event == null ? null : scope.select(event);
      if (wanted != null || System.nanoTime() >= deadline) {
        return wanted;
      }
    }
  }

  /** Wakes now and then to see whether the watch was ended or a bookmark is due. */
  private static long pause(long deadline) {
    long left = Math.max(deadline - System.nanoTime(), 0);
    return Math.min(left, TimeUnit.MILLISECONDS.toNanos(500));
  }

  /**
   * What was queued before the end is still true, but a client that is told late learns nothing.
   */
  private void checkEnded() {
    String why = ended;
    if (why != null) {
      throw ApiException.expired(why);
    }
  }

  @Override
  public void close() {
    onClose.accept(this);
    end("the watch was closed");
  }
}
