package io.drydock.controlplane.apiserver.cache;

import com.google.protobuf.ByteString;
import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.store.Change;
import io.drydock.controlplane.store.CompactedException;
import io.drydock.controlplane.store.Entry;
import io.drydock.controlplane.store.Range;
import io.drydock.controlplane.store.RangeQuery;
import io.drydock.controlplane.store.Store;
import io.drydock.controlplane.store.StoreWatch;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Loop;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that keeps the WatchCache up to date: lists everything, then watches from there,
 * and begins again where history is gone. It watches the whole key space, so that the cache passes
 * every revision of the store and a consistent read knows when to stop waiting.
 */
public final class CacheFeeder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(CacheFeeder.class);
  private static final int PAGE = 500;
  private static final Duration TURN = Duration.ofSeconds(1);

  private final Store store;
  private final WatchCache cache;
  private final Keys keys = new Keys();
  private volatile @Nullable StoreWatch watch;
  private @Nullable Loop loop;

  public CacheFeeder(Store store, WatchCache cache) {
    this.store = store;
    this.cache = cache;
  }

  /** Fills the cache before it returns; throws where the store cannot be read. */
  public void start(Clock clock) {
    list();
    loop = Loop.start("watch-cache", clock, this::turn);
  }

  private void turn() throws InterruptedException {
    StoreWatch current = watch;
    if (current == null) {
      list();
      return;
    }
    try {
      apply(current.next(TURN));
    } catch (CompactedException e) {
      log.atWarn()
          .addKeyValue("asked", e.asked())
          .addKeyValue("oldest", e.oldest())
          .log("History is gone, listing everything again");
      current.close();
      watch = null;
    }
  }

  private void list() {
    Map<Kind<?>, NavigableMap<String, CachedObject>> found = new HashMap<>();
    Kinds.all().forEach(kind -> found.put(kind, new TreeMap<>()));
    long revision =
        readAll(
            new RangeQuery(Keys.REGISTRY, "", PAGE, 0),
            entry ->
                keys.parse(entry.key()).ifPresent(parsed -> collect(found, parsed.kind(), entry)));
    Set<String> claims = new HashSet<>();
    readAll(new RangeQuery(Keys.CLAIMS, "", PAGE, revision), entry -> claims.add(entry.key()));
    cache.advance(
        revision,
        () -> {
          found.forEach((kind, objects) -> cache.resource(kind).replace(objects, revision));
          cache.claims().replace(claims);
        });
    watch = store.watch("", revision + 1);
  }

  private static void collect(
      Map<Kind<?>, NavigableMap<String, CachedObject>> found, Kind<?> kind, Entry entry) {
    read(kind, entry).ifPresent(object -> found.get(kind).put(entry.key(), object));
  }

  private long readAll(RangeQuery first, java.util.function.Consumer<Entry> each) {
    Range page = store.range(first);
    long revision = page.revision();
    page.entries().forEach(each);
    while (page.remaining() > 0) {
      page = store.range(first.next(page.entries().getLast().key(), revision));
      page.entries().forEach(each);
    }
    return revision;
  }

  private void apply(List<Change> changes) {
    for (int from = 0; from < changes.size(); ) {
      long revision = changes.get(from).revision();
      int to = from;
      while (to < changes.size() && changes.get(to).revision() == revision) {
        to++;
      }
      List<Runnable> prepared = changes.subList(from, to).stream().map(this::prepare).toList();
      cache.advance(revision, () -> prepared.forEach(Runnable::run));
      from = to;
    }
  }

  /** Reads the object before the cache is locked. */
  private Runnable prepare(Change change) {
    if (change.key().startsWith(Keys.CLAIMS)) {
      return () -> applyClaim(change);
    }
    Runnable nothing = () -> {};
    return keys.parse(change.key()).map(parsed -> prepare(parsed.kind(), change)).orElse(nothing);
  }

  private Runnable prepare(Kind<?> kind, Change change) {
    ResourceCache resource = cache.resource(kind);
    ByteString value = change.value();
    Optional<CachedObject> object =
        value == null
            ? Optional.empty()
            : read(kind, new Entry(change.key(), value, change.revision()));
    return object.isPresent()
        ? () -> resource.put(change.key(), object.get())
        : () -> resource.remove(change.key(), change.revision());
  }

  private void applyClaim(Change change) {
    if (change.value() == null) {
      cache.claims().remove(change.key());
    } else {
      cache.claims().add(change.key());
    }
  }

  /** Somebody may have written nonsense with etcdctl; that must not stop everything else. */
  private static Optional<CachedObject> read(Kind<?> kind, Entry entry) {
    try {
      return Optional.of(CachedObject.read(kind, entry.value(), entry.revision()));
    } catch (RuntimeException e) {
      log.atError().addKeyValue("key", entry.key()).setCause(e).log("Unreadable object left out");
      return Optional.empty();
    }
  }

  @Override
  public void close() throws InterruptedException {
    if (loop != null) {
      loop.close();
    }
    if (watch != null) {
      watch.close();
    }
  }
}
