package io.drydock.controlplane.apiserver;

import io.drydock.api.Kind;
import io.drydock.controlplane.apiserver.body.Decoded;
import io.drydock.controlplane.apiserver.body.FieldValidation;
import io.drydock.controlplane.apiserver.body.StrictDecoder;
import io.drydock.controlplane.apiserver.cache.CachedObject;
import io.drydock.controlplane.apiserver.cache.WatchCache;
import io.drydock.controlplane.apiserver.strategy.Strategies;
import io.drydock.controlplane.apiserver.token.Tokens;
import io.drydock.controlplane.store.Store;
import io.drydock.lifecycle.Clock;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What every step of the pipeline works with. */
record Rooms(
    Store store,
    WatchCache cache,
    Strategies strategies,
    StrictDecoder decoder,
    Tokens tokens,
    Clock clock) {

  /** A typed object of one's own from what is stored. */
  <T extends HasMetadata> T decode(Kind<T> kind, ObjectNode stored) {
    Decoded<T> decoded = decoder.decode(kind, stored, FieldValidation.IGNORE);
    return decoded.object();
  }

  /** What the store holds now, past the cache. */
  Optional<CachedObject> stored(Kind<?> kind, String key) {
    return store
        .get(key)
        .entry()
        .map(entry -> CachedObject.read(kind, entry.value(), entry.revision()));
  }
}
