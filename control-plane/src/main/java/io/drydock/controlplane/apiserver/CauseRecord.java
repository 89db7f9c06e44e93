package io.drydock.controlplane.apiserver;

import io.drydock.client.Cause;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.cache.Keys;
import io.drydock.controlplane.store.Write;
import java.time.Instant;

/**
 * Why an object was written, stored beside it in the same transaction, so that both have one
 * revision. Read with etcdctl under /drydock/causes/.
 *
 * @param user the authenticated user, which the actor need not be
 * @param verb "create", "update", "patch" or "delete"
 */
record CauseRecord(
    String user,
    String verb,
    String time,
    String actor,
    String reason,
    String kind,
    String namespace,
    String name,
    long revision) {

  static Write write(Request<?> request, Instant now) {
    Cause cause = request.options().cause();
    CauseRecord record =
        new CauseRecord(
            request.user().name(),
            request.verb().toString(),
            now.toString(),
            cause.actor(),
            cause.reason(),
            cause.kind(),
            cause.namespace(),
            cause.name(),
            cause.revision());
    return new Write.Put(Keys.cause(request.key()), ObjectCodec.wrap(ObjectCodec.encode(record)));
  }
}
