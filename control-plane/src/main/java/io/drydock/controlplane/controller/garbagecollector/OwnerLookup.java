package io.drydock.controlplane.controller.garbagecollector;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.client.ApiClient;
import io.drydock.controlplane.controller.Informers;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds out what became of an owner. Only the API itself is believed when it is not there: nothing
 * is deleted because an informer lags behind.
 */
final class OwnerLookup {

  private static final int MOST_REMEMBERED = 10_000;

  private final ApiClient api;
  private final Informers informers;
  private final Set<String> absent = ConcurrentHashMap.newKeySet(); // a uid never comes back

  OwnerLookup(ApiClient api, Informers informers) {
    this.api = api;
    this.informers = informers;
  }

  OwnerState state(Kind<?> dependentKind, HasMetadata dependent, OwnerReference owner) {
    if (absent.contains(owner.getUid())) {
      return OwnerState.ABSENT;
    }
    Optional<Kind<?>> kind = Kinds.storedByApiVersion(owner.getApiVersion(), owner.getKind());
    if (kind.isEmpty() || (kind.get().namespaced() && !dependentKind.namespaced())) {
      return OwnerState.UNKNOWN;
    }
    return state(kind.get(), key(kind.get(), dependent, owner), owner.getUid());
  }

  private static ObjectKey key(Kind<?> kind, HasMetadata dependent, OwnerReference owner) {
    return kind.namespaced()
        ? new ObjectKey(dependent.getMetadata().getNamespace(), owner.getName())
        : ObjectKey.cluster(owner.getName());
  }

  private OwnerState state(Kind<? extends HasMetadata> kind, ObjectKey key, String uid) {
    if (!GarbageCollector.watches(kind)) {
      return live(kind, key, uid);
    }
    var seen = informers.of(kind).snapshot().get(key).filter(o -> isIt(o, uid));
    return seen.isPresent() ? present(seen) : live(kind, key, uid);
  }

  private OwnerState live(Kind<? extends HasMetadata> kind, ObjectKey key, String uid) {
    var found = api.find(kind, key.namespace(), key.name()).filter(o -> isIt(o, uid));
    if (found.isEmpty()) {
      remember(uid);
      return OwnerState.ABSENT;
    }
    return present(found);
  }

  private static OwnerState present(Optional<? extends HasMetadata> owner) {
    return owner
        .filter(o -> GarbagePlan.isTerminating(o) && GarbagePlan.has(o, GarbagePlan.FOREGROUND))
        .map(o -> OwnerState.WAITING)
        .orElse(OwnerState.PRESENT);
  }

  private void remember(String uid) {
    if (absent.size() >= MOST_REMEMBERED) {
      absent.clear();
    }
    absent.add(uid);
  }

  private static boolean isIt(HasMetadata object, String uid) {
    return object.getMetadata().getUid().equals(uid);
  }
}
