package io.drydock.controlplane.apiserver;

import io.drydock.controlplane.apiserver.cache.Keys;
import io.drydock.controlplane.store.Store;
import io.drydock.controlplane.store.StoreException;
import java.util.Optional;

/** Whether the store answers. */
record StoreCheck(Store store) implements Health.Check {

  @Override
  public Optional<String> get() {
    try {
      var _ = store.get(Keys.CAUSES);
      return Optional.empty();
    } catch (StoreException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
