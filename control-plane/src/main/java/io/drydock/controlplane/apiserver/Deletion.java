package io.drydock.controlplane.apiserver;

import io.drydock.client.ApiException;
import io.drydock.client.DeleteOptions;
import io.drydock.client.Written;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.cache.CachedObject;
import io.drydock.controlplane.apiserver.strategy.Strategy;
import io.drydock.controlplane.store.Outcome;
import io.drydock.controlplane.store.Transaction;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * delete: removes what nothing holds, marks what finalizers or a grace period hold. Always begins
 * with what the store says now.
 */
record Deletion(Rooms rooms) {
  private static final int ATTEMPTS = 10;

  <T extends HasMetadata> Written run(Request<T> request, DeleteOptions options) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      CachedObject current =
          rooms
              .stored(request.kind(), request.key())
              .orElseThrow(() -> ApiException.notFound(request.kind(), request.path().name()));
      Preconditions.check(request.kind(), current, options);
      Optional<Written> done = attempt(request, current, options);
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw ApiException.staleRevision(request.kind(), request.path().name());
  }

  private <T extends HasMetadata> Optional<Written> attempt(
      Request<T> request, CachedObject current, DeleteOptions options) {
    Strategy<T> strategy = rooms.strategies().of(request.kind());
    T old = rooms.decode(request.kind(), current.tree());
    NodeRestriction.check(request.user(), request.path(), null, old);
    T marked = rooms.decode(request.kind(), current.tree());
    boolean changed = DeletionMark.apply(strategy, marked, options, rooms.clock().now());
    boolean held = DeletionMark.holds(strategy, marked);
    if (request.options().dryRun() || (held && !changed)) {
      return Optional.of(new Written(current.document(), List.of()));
    }
    if (!held) {
      return new Removal(rooms).commit(request, current, strategy.claims(old))
          ? Optional.of(new Written(current.document(), List.of()))
          : Optional.empty();
    }
    ObjectNode after = (ObjectNode) ObjectCodec.tree(ObjectCodec.encode(marked));
    Books.put(after, Books.take(current.tree()));
    return mark(request, current, after);
  }

  private <T extends HasMetadata> Optional<Written> mark(
      Request<T> request, CachedObject current, ObjectNode marked) {
    marked.withObject("metadata").remove("resourceVersion");
    var json = ObjectCodec.wrap(ObjectCodec.encode(marked));
    Transaction transaction =
        Transaction.put(request.key(), json, current.revision())
            .and(CauseRecord.write(request, rooms.clock().now()));
    return switch (rooms.store().commit(transaction)) {
      case Outcome.Committed committed ->
          Optional.of(
              new Written(
                  CachedObject.of(request.kind(), marked, committed.revision()).document(),
                  List.of()));
      case Outcome.Rejected rejected -> Optional.empty();
    };
  }
}
