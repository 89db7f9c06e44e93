package io.drydock.controlplane.apiserver;

import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.client.ApiException;
import io.drydock.controlplane.apiserver.cache.CachedObject;
import io.drydock.controlplane.apiserver.cache.Keys;
import io.drydock.controlplane.store.Guard;
import java.util.Optional;

/**
 * Lets new objects only into namespaces that exist and are not being deleted. Its guard makes the
 * store refuse an object whose namespace changed meanwhile, so none is ever left behind in a
 * namespace that is gone.
 */
record NamespaceGate(Rooms rooms) {

  /**
   * Where the object may be created.
   *
   * @param fresh whether to ask the store, after the cache's answer turned out to be old
   */
  Optional<Guard> check(Request<?> request, boolean fresh) {
    if (!request.kind().namespaced()) {
      return Optional.empty();
    }
    String namespace = request.path().namespace();
    String key = Keys.object(Kinds.NAMESPACE, ObjectKey.cluster(namespace));
    CachedObject found =
        cached(key, fresh)
            .or(() -> rooms.stored(Kinds.NAMESPACE, key))
            .orElseThrow(() -> ApiException.notFound(Kinds.NAMESPACE, namespace));
    if (isTerminating(found)) {
      throw Access.forbidden(
          request.path(),
          "unable to create new content in namespace %s because it is being terminated"
              .formatted(namespace));
    }
    return Optional.of(new Guard(key, found.revision()));
  }

  private Optional<CachedObject> cached(String key, boolean fresh) {
    return fresh
        ? Optional.empty()
        : rooms.cache().get(Kinds.NAMESPACE, key).filter(namespace -> !isTerminating(namespace));
  }

  private static boolean isTerminating(CachedObject namespace) {
    return namespace.fields().getOrDefault("status.phase", "").equals("Terminating");
  }
}
