package io.drydock.controlplane.apiserver.cache;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.Watch;
import io.drydock.client.WatchOptions;
import io.drydock.controlplane.store.Store;
import io.drydock.lifecycle.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Every object of every kind in memory, and the latest history. CacheFeeder alone changes it, one
 * revision at a time; the pipeline's reads and all watches are served from it.
 */
public final class WatchCache {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Clock clock;
  private final FreshRevision fresh;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition advanced = lock.newCondition();
  private final Map<Kind<?>, ResourceCache> resources;
  private final ClaimSet claims = new ClaimSet();
  private volatile long revision;

  public WatchCache(Store store, Clock clock) {
    this.clock = clock;
    this.fresh = new FreshRevision(store);
    this.resources =
        Kinds.all().stream()
            .collect(Collectors.toMap(Function.identity(), kind -> new ResourceCache(clock)));
  }

  /** A collection's objects in key order, all as of one revision. */
  public record Listed(List<CachedObject> objects, long revision) {}

  /** Waits until the cache shows everything that was acknowledged before this call. */
  public void awaitFresh() {
    awaitRevision(fresh.read());
  }

  /** Waits until a revision is reached; Timeout where the store does not deliver it. */
  public void awaitRevision(long wanted) {
    if (revision >= wanted) {
      return;
    }
    lock.lock();
    try {
      long left = PATIENCE.toNanos();
      while (revision < wanted && left > 0) {
        left = advanced.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    if (revision < wanted) {
      throw ApiException.tooLargeRevision(wanted, revision);
    }
  }

  public long revision() {
    return revision;
  }

  public ClaimSet claims() {
    return claims;
  }

  public Optional<CachedObject> get(Kind<?> kind, String key) {
    return locked(() -> resource(kind).get(key));
  }

  public Listed list(Kind<?> kind, String namespace) {
    return locked(() -> new Listed(resource(kind).list(Keys.prefix(kind, namespace)), revision));
  }

  /**
   * A watch of a collection.
   *
   * @param from the revision after which changes are sent; 0: whatever the cache holds now
   */
  public Watch watch(
      Kind<?> kind, String prefix, Selection selection, WatchOptions options, long from) {
    awaitRevision(from);
    return locked(() -> register(kind, new WatchScope(prefix, selection), options, from));
  }

  private Watch register(Kind<?> kind, WatchScope scope, WatchOptions options, long from) {
    ResourceCache resource = resource(kind);
    Bookmarks bookmarks = new Bookmarks(kind, options, clock);
    CacheWatcher watcher =
        new CacheWatcher(scope, bookmarks, this::revision, w -> locked(() -> forget(resource, w)));
    InitialEvents initial = new InitialEvents(scope);
    if (options.wantsInitialEvents() || (from == 0 && options.sendInitialEvents() == null)) {
      watcher.begin(initial.present(resource.list(scope.prefix())));
    } else if (from > 0) {
      watcher.begin(initial.missed(resource.since(from)));
    }
    if (options.wantsInitialEvents() && options.allowBookmarks()) {
      watcher.begin(List.of(bookmarks.initialEventsEnd(revision)));
    }
    resource.add(watcher);
    return watcher;
  }

  private static boolean forget(ResourceCache resource, CacheWatcher watcher) {
    resource.remove(watcher);
    return true;
  }

  /** For CacheFeeder: changes the cache, then shows the new revision to all who wait. */
  void advance(long to, Runnable change) {
    lock.lock();
    try {
      change.run();
      revision = to;
      advanced.signalAll();
    } finally {
      lock.unlock();
    }
  }

  ResourceCache resource(Kind<?> kind) {
    ResourceCache resource = resources.get(kind);
    if (resource == null) {
      throw new IllegalArgumentException("kind is not served: " + kind);
    }
    return resource;
  }

  public int watcherCount() {
    return locked(() -> resources.values().stream().mapToInt(ResourceCache::watcherCount).sum());
  }

  private <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
