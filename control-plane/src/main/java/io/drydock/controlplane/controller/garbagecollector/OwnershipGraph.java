package io.drydock.controlplane.controller.garbagecollector;

import io.drydock.api.Kind;
import io.drydock.api.ObjectKey;
import io.drydock.api.Owners;
import io.drydock.informer.Change;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who depends on whom, by uid, over all kinds. Written by the informers' threads, one a kind; read
 * by the reconcilers.
 */
final class OwnershipGraph {

  private final Map<String, Map<Identity, Dependent>> byOwner = new ConcurrentHashMap<>();

  void apply(Kind<?> kind, Change<? extends HasMetadata> change) {
    if (change.before() != null) {
      remove(kind, change.before());
    }
    if (change.after() != null) {
      add(kind, change.after());
    }
  }

  List<Dependent> dependentsOf(String uid) {
    return List.copyOf(Optional.ofNullable(byOwner.get(uid)).orElse(Map.of()).values());
  }

  static Identity identity(Kind<?> kind, HasMetadata object) {
    return new Identity(kind, ObjectKey.of(object), object.getMetadata().getUid());
  }

  private void add(Kind<?> kind, HasMetadata object) {
    Identity identity = identity(kind, object);
    for (OwnerReference owner : Owners.of(object)) {
      boolean blocks = Boolean.TRUE.equals(owner.getBlockOwnerDeletion());
      byOwner.compute(
          owner.getUid(),
          (uid, dependents) -> {
            var map =
                dependents == null ? new ConcurrentHashMap<Identity, Dependent>() : dependents;
            map.put(identity, new Dependent(identity, blocks));
            return map;
          });
    }
  }

  private void remove(Kind<?> kind, HasMetadata object) {
    Identity identity = identity(kind, object);
    for (OwnerReference owner : Owners.of(object)) {
      byOwner.computeIfPresent(
          owner.getUid(),
          (uid, dependents) -> {
            dependents.remove(identity);
            return dependents.isEmpty() ? null : dependents;
          });
    }
  }
}
