package io.drydock.controlplane.controller.garbagecollector;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.api.Owners;
import io.drydock.informer.Change;
import io.drydock.reconcile.Controller;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.List;
import java.util.Map;

/** Which objects the garbage collector must look at after a change; keeps the graph up to date. */
final class GarbageWakeUp {

  private final OwnershipGraph graph;
  private final Map<Kind<?>, Controller> controllers;

  GarbageWakeUp(OwnershipGraph graph, Map<Kind<?>, Controller> controllers) {
    this.graph = graph;
    this.controllers = controllers;
  }

  void changed(Kind<?> kind, Change<? extends HasMetadata> change) {
    graph.apply(kind, change);
    HasMetadata object = change.latest();
    if (!Owners.of(object).isEmpty() || GarbagePlan.isTerminating(object)) {
      controllers.get(kind).enqueue(ObjectKey.of(object));
    }
    if (change.after() == null || GarbagePlan.isTerminating(object)) {
      graph.dependentsOf(object.getMetadata().getUid()).forEach(d -> wake(d.identity()));
    }
    if (hasLeft(change)) {
      Owners.of(change.before()).forEach(owner -> wake(owner, object));
    }
  }

  /** Whether an owner has one dependent less, or one that blocks it no more. */
  private static boolean hasLeft(Change<? extends HasMetadata> change) {
    List<OwnerReference> before = change.before() == null ? List.of() : Owners.of(change.before());
    List<OwnerReference> after = change.after() == null ? List.of() : Owners.of(change.after());
    return !before.isEmpty() && !before.equals(after);
  }

  private void wake(Identity identity) {
    controllers.get(identity.kind()).enqueue(identity.key());
  }

  private void wake(OwnerReference owner, HasMetadata dependent) {
    Kinds.storedByApiVersion(owner.getApiVersion(), owner.getKind())
        .filter(controllers::containsKey)
        .ifPresent(kind -> {
          String namespace = kind.namespaced() ? dependent.getMetadata().getNamespace() : "";
          controllers.get(kind).enqueue(new ObjectKey(namespace, owner.getName()));
        });
  }
}
