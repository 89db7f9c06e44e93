package io.drydock.controlplane.apiserver.cache;

import io.drydock.controlplane.store.Store;
import io.drydock.controlplane.store.StoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The store's revision as of now, for consistent reads from memory. One read of the store answers
 * all who asked before it began, so that many readers cost no more than one.
 */
final class FreshRevision {
  private static final String ANY_KEY = Keys.CAUSES;

  private final Store store;
  private @Nullable CompletableFuture<Long> waiting;
  private boolean running;

  FreshRevision(Store store) {
    this.store = store;
  }

  long read() {
    try {
      return join().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private synchronized CompletableFuture<Long> join() {
    CompletableFuture<Long> batch = waiting;
    if (batch == null) {
      batch = new CompletableFuture<>();
      waiting = batch;
    }
    if (!running) {
      running = true;
      var _ = Thread.ofVirtual().name("fresh-revision").start(this::serve);
    }
    return batch;
  }

  private void serve() {
    for (var batch = next(); batch != null; batch = next()) {
      try {
        batch.complete(store.get(ANY_KEY).revision());
      } catch (RuntimeException e) {
        batch.completeExceptionally(e);
      }
    }
  }

  private synchronized @Nullable CompletableFuture<Long> next() {
    CompletableFuture<Long> batch = waiting;
    waiting = null;
    running = batch != null;
    return batch;
  }
}
