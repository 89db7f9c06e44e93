package io.drydock.controlplane.controller.garbagecollector;

import io.drydock.api.Kind;
import io.drydock.api.ObjectKey;
import io.drydock.api.Owners;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.DeleteOptions;
import io.drydock.client.Reason;
import io.drydock.client.WriteOptions;
import io.drydock.controlplane.controller.OwnerWriter;
import io.drydock.informer.Snapshot;
import io.drydock.reconcile.Reconciler;
import io.drydock.reconcile.Result;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Observes one object, its owners and its dependents, and does what {@link GarbagePlan} decides.
 */
final class GarbageReconciler<T extends HasMetadata> implements Reconciler {

  private static final String ACTOR = "garbage-collector";

  private final ApiClient api;
  private final Kind<T> kind;
  private final Snapshot<T> objects;
  private final OwnershipGraph graph;
  private final OwnerLookup lookup;
  private final OwnerWriter writer;

  GarbageReconciler(
      ApiClient api, Kind<T> kind, Snapshot<T> objects, OwnershipGraph graph, OwnerLookup lookup) {
    this.api = api;
    this.kind = kind;
    this.objects = objects;
    this.graph = graph;
    this.lookup = lookup;
    this.writer = new OwnerWriter(api);
  }

  @Override
  public Result reconcile(ObjectKey key) {
    objects.get(key).ifPresent(this::collect);
    return Result.done();
  }

  private void collect(T object) {
    Map<String, OwnerState> owners = new HashMap<>();
    for (OwnerReference owner : Owners.of(object)) {
      owners.put(owner.getUid(), lookup.state(kind, object, owner));
    }
    List<Dependent> dependents = graph.dependentsOf(object.getMetadata().getUid());
    var seen = new GarbageObservation(object, owners, dependents);
    GarbagePlan.decide(seen).forEach(action -> act(object, action));
  }

  private void act(T object, GarbageAction action) {
    Cause cause = Cause.of(ACTOR, action.reason(), object);
    try {
      switch (action) {
        case GarbageAction.Delete delete -> delete(object, delete.propagation(), cause);
        case GarbageAction.RemoveOwners remove ->
            writer.removeOwners(object, o -> remove.uids().contains(o.getUid()), cause);
        case GarbageAction.RemoveFinalizer remove ->
            writer.removeFinalizer(object, remove.finalizer(), cause);
        case GarbageAction.Orphan orphan -> orphan(object, orphan.dependent(), cause);
      }
    } catch (ApiException e) {
      if (!e.is(Reason.NOT_FOUND)) {
        throw e;
      }
    }
  }

  /** Only at the revision that was seen: its owners may have changed since. */
  private void delete(T object, String propagation, Cause cause) {
    var metadata = object.getMetadata();
    var options =
        new DeleteOptions(
            null,
            propagation,
            metadata.getUid(),
            metadata.getResourceVersion(),
            WriteOptions.of(cause));
    ObjectKey key = ObjectKey.of(object);
    api.delete(kind, key.namespace(), key.name(), options);
  }

  private void orphan(T owner, Identity dependent, Cause cause) {
    api.find(dependent.kind(), dependent.key().namespace(), dependent.key().name())
        .filter(d -> d.getMetadata().getUid().equals(dependent.uid()))
        .ifPresent(d -> writer.release(owner, d, cause));
  }
}
