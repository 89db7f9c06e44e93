package io.drydock.controlplane.controller;

import io.drydock.api.Kind;
import io.drydock.client.ApiClient;
import io.drydock.informer.Informer;
import io.drydock.informer.Selection;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Scope;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One informer a kind, shared by all loops. They are asked for while the loops are put together,
 * then all are started; nothing is decided before all of them have synced.
 */
public final class Informers implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ApiClient api;
  private final Clock clock;
  private final Scope scope = new Scope();
  private final Map<Kind<?>, Informer<?>> byKind = new LinkedHashMap<>();
  private boolean started;

  public Informers(ApiClient api, Clock clock) {
    this.api = api;
    this.clock = clock;
  }

  /**
   * The informer of all objects of a kind.
   *
   * @throws IllegalStateException for a kind first asked for after the start
   */
  @SuppressWarnings("unchecked") // an informer is stored under its own kind only
  public synchronized <T extends HasMetadata> Informer<T> of(Kind<T> kind) {
    return (Informer<T>) byKind.computeIfAbsent(kind, k -> create(kind));
  }

  private <T extends HasMetadata> Informer<T> create(Kind<T> kind) {
    if (started) {
      throw new IllegalStateException(
          "the informer of " + kind + " must be asked for before the informers are started");
    }
    return new Informer<>(api, kind, Selection.ALL, clock);
  }

  public synchronized void start() {
    started = true;
    byKind.values().forEach(i -> scope.own(i.start()));
  }

  /** Returns when every informer has its first list, however long that takes. */
  public void awaitSync() throws InterruptedException {
    for (Informer<?> informer : all()) {
      while (!informer.hasSynced()) {
        informer.awaitSync(PATIENCE);
      }
    }
  }

  public boolean hasSynced() {
    return all().stream().allMatch(Informer::hasSynced);
  }

  private synchronized List<Informer<?>> all() {
    return List.copyOf(byKind.values());
  }

  @Override
  public void close() {
    scope.close();
  }
}
