package io.drydock.informer;

import io.drydock.api.Kind;
import io.drydock.api.ObjectKey;
import io.drydock.client.ApiClient;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Loop;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the objects of a kind in memory and tells of every change. Listeners run on the informer's
 * thread, in order, and must be quick: they put a key into a queue. Register them before start.
 */
public final class Informer<T extends HasMetadata> implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Informer.class);

  private final Kind<T> kind;
  private final Clock clock;
  private final Reflector<T> reflector;
  private final ConcurrentSkipListMap<ObjectKey, T> objects = new ConcurrentSkipListMap<>();
  private final Snapshot<T> snapshot = new Snapshot<>(objects);
  private final List<Consumer<Change<T>>> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean synced;
  private @Nullable Loop loop;

  public Informer(ApiClient client, Kind<T> kind, Selection selection, Clock clock) {
    this.kind = kind;
    this.clock = clock;
    this.reflector =
        new Reflector<>(client.documents(), kind, selection, clock, this::replace, this::put);
  }

  public Informer<T> start() {
    loop = Loop.start("informer-" + kind.plural(), clock, reflector::turn);
    return this;
  }

  public void onChange(Consumer<Change<T>> listener) {
    listeners.add(listener);
  }

  /** A live view, not a copy; each single read of it is consistent. */
  public Snapshot<T> snapshot() {
    return snapshot;
  }

  /** Whether the first list has come and its listeners have been told. */
  public boolean hasSynced() {
    return synced;
  }

  /** Waits for the first list; false where the time passed first. */
  public synchronized boolean awaitSync(Duration patience) throws InterruptedException {
    Instant deadline = clock.now().plus(patience);
    while (!synced && clock.now().isBefore(deadline)) {
      clock.await(this, Duration.between(clock.now(), deadline));
    }
    return synced;
  }

  private void replace(List<T> all) {
    Map<ObjectKey, T> fresh = new java.util.HashMap<>();
    all.forEach(o -> fresh.put(ObjectKey.of(o), o));
    objects.keySet().stream().filter(k -> !fresh.containsKey(k)).forEach(this::removed);
    all.forEach(o -> changed(ObjectKey.of(o), o));
    synchronized (this) {
      synced = true;
      notifyAll();
    }
  }

  private void put(ObjectKey key, @Nullable T object) {
    if (object == null) {
      removed(key);
    } else {
      changed(key, object);
    }
  }

  private void removed(ObjectKey key) {
    T before = objects.remove(key);
    if (before != null) {
      tell(new Change<>(before, null));
    }
  }

  private void changed(ObjectKey key, T after) {
    T before = objects.put(key, after);
    if (before == null || !sameRevision(before, after)) {
      tell(new Change<>(before, after));
    }
  }

  /** One listener's failure must not keep the change from the others: it never comes again. */
  private void tell(Change<T> change) {
    for (Consumer<Change<T>> listener : listeners) {
      try {
        listener.accept(change);
      } catch (RuntimeException e) {
        log.atError().addKeyValue("kind", kind.plural()).setCause(e).log("Listener failed");
      }
    }
  }

  private static boolean sameRevision(HasMetadata a, HasMetadata b) {
    return a.getMetadata().getResourceVersion().equals(b.getMetadata().getResourceVersion());
  }

  @Override
  public void close() throws InterruptedException {
    if (loop != null) {
      loop.close();
    }
  }
}
