package io.drydock.controlplane.apiserver;

import io.drydock.api.Kind;
import io.drydock.client.ApiException;
import io.drydock.client.DeleteOptions;
import io.drydock.controlplane.apiserver.cache.CachedObject;

/** What a client demands of the stored object before it may be written or deleted. */
final class Preconditions {
  private Preconditions() {}

  static void check(Kind<?> kind, CachedObject current, DeleteOptions options) {
    String name = current.document().getName();
    String uid = current.document().getUid();
    if (!options.uid().isEmpty() && !options.uid().equals(uid)) {
      throw wrongUid(kind, name, options.uid(), uid);
    }
    long wanted = Reads.revision(options.resourceVersion());
    if (wanted != 0 && wanted != current.revision()) {
      throw ApiException.conflict(
          kind,
          name,
          "Precondition failed: ResourceVersion in precondition: %d, ResourceVersion in object meta: %d"
              .formatted(wanted, current.revision()));
    }
  }

  static ApiException wrongUid(Kind<?> kind, String name, String wanted, String found) {
    return ApiException.conflict(
        kind,
        name,
        "Precondition failed: UID in precondition: %s, UID in object meta: %s"
            .formatted(wanted, found));
  }
}
