package io.drydock.controlplane.apiserver;

import io.drydock.client.ApiException;
import io.drydock.client.Written;
import io.drydock.controlplane.apiserver.cache.CachedObject;
import io.drydock.controlplane.apiserver.strategy.Strategy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;

/**
 * update and patch: read what is stored, change it, judge the result, store it if nothing came
 * between; otherwise again. The first look is into the cache, which may be late, so only a write
 * that the store accepted counts; a refusal, or nothing to change, is believed of the store alone.
 */
record Modification(Rooms rooms) {
  private static final int ATTEMPTS = 10;

  <T extends HasMetadata> Written run(Request<T> request, Subresource subresource, Change change) {
    Strategy<T> strategy = rooms.strategies().of(request.kind());
    Update<T> update =
        new Update<>(rooms, request, strategy, subresource, change, new WriteClaims(rooms));
    Optional<Written> first = fromCache(request, update);
    for (int attempt = 1; first.isEmpty() && attempt < ATTEMPTS; attempt++) {
      first = update.attempt(stored(request), true);
    }
    return first.orElseThrow(
        () -> ApiException.staleRevision(request.kind(), request.path().name()));
  }

  private <T extends HasMetadata> Optional<Written> fromCache(
      Request<T> request, Update<T> update) {
    Optional<CachedObject> cached = rooms.cache().get(request.kind(), request.key());
    if (cached.isEmpty() || request.options().dryRun()) {
      return Optional.empty();
    }
    try {
      return update.attempt(cached.get(), false);
    } catch (ApiException e) {
      return Optional.empty();
    }
  }

  private CachedObject stored(Request<?> request) {
    return rooms
        .stored(request.kind(), request.key())
        .orElseThrow(() -> ApiException.notFound(request.kind(), request.path().name()));
  }
}
