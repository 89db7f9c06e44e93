package io.drydock.controlplane.apiserver.cache;

import io.drydock.client.ApiException;
import io.drydock.lifecycle.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One kind's objects by key, its latest events, and its watchers. WatchCache guards it with its
 * lock. Every event after {@code floor} is kept.
 */
final class ResourceCache {
  /** Events are kept for this long, as kube-apiserver does, within bounds of number. */
  private static final Duration FRESH = Duration.ofSeconds(75);

  private static final int MIN_HISTORY = 1024;
  private static final int MAX_HISTORY = 16_384;

  private final NavigableMap<String, CachedObject> objects = new TreeMap<>();
  private final Deque<CacheEvent> history = new ArrayDeque<>();
  private final List<CacheWatcher> watchers = new CopyOnWriteArrayList<>();
  private final Clock clock;
  private long floor;

  ResourceCache(Clock clock) {
    this.clock = clock;
  }

  /** Starts anew from a list; whoever watched the old state has to list again. */
  void replace(NavigableMap<String, CachedObject> all, long revision) {
    objects.clear();
    objects.putAll(all);
    history.clear();
    floor = revision;
    watchers.forEach(watcher ->
        watcher.end(ApiException.expired("the history of the store is gone: list again")));
    watchers.clear();
  }

  Optional<CachedObject> get(String key) {
    return Optional.ofNullable(objects.get(key));
  }

  List<CachedObject> list(String prefix) {
    return new ArrayList<>(
        objects.subMap(prefix, true, prefix + Character.MAX_VALUE, true).values());
  }

  void put(String key, CachedObject object) {
    CachedObject previous = objects.put(key, object);
    publish(new CacheEvent(key, object, previous, false, clock.now()));
  }

  void remove(String key, long revision) {
    CachedObject previous = objects.remove(key);
    if (previous != null) {
      publish(new CacheEvent(key, previous.at(revision), previous, true, clock.now()));
    }
  }

  private void publish(CacheEvent event) {
    history.add(event);
    while (isTooMuch(event.seen().minus(FRESH))) {
      floor = history.remove().revision();
    }
    watchers.removeIf(watcher -> !watcher.offer(event));
  }

  private boolean isTooMuch(Instant limit) {
    return history.size() > MAX_HISTORY
        || (history.size() > MIN_HISTORY && history.element().seen().isBefore(limit));
  }

  /** The events after a revision; Expired where some of them are no longer kept. */
  List<CacheEvent> since(long revision) {
    if (revision < floor) {
      throw ApiException.expired("too old resource version: " + revision + " (" + floor + ")");
    }
    return history.stream().filter(event -> event.revision() > revision).toList();
  }

  void add(CacheWatcher watcher) {
    watchers.add(watcher);
  }

  void remove(@Nullable CacheWatcher watcher) {
    watchers.remove(watcher);
  }

  int watcherCount() {
    return watchers.size();
  }
}
