package io.drydock.controlplane.apiserver;

import io.drydock.controlplane.apiserver.cache.CachedObject;
import io.drydock.controlplane.store.Outcome;
import io.drydock.controlplane.store.Transaction;
import java.util.Set;

/** Takes an object out of the store, together with what it alone held. */
record Removal(Rooms rooms) {

  /** False where the object changed meanwhile. */
  boolean commit(Request<?> request, CachedObject current, Set<String> claims) {
    Transaction transaction =
        Transaction.delete(request.key(), current.revision())
            .and(CauseRecord.write(request, rooms.clock().now()))
            .and(WriteClaims.transaction(claims, Set.of(), request.key()));
    return rooms.store().commit(transaction) instanceof Outcome.Committed;
  }
}
