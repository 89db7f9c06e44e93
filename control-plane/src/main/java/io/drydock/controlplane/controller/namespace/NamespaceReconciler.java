package io.drydock.controlplane.controller.namespace;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.DeleteOptions;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import io.drydock.client.WriteOptions;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.controller.SlowStart;
import io.drydock.informer.Snapshot;
import io.drydock.lifecycle.Clock;
import io.drydock.reconcile.Reconciler;
import io.drydock.reconcile.Result;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.NamespaceStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Empties a namespace as {@link NamespacePlan} decides. Deletes first, then looks again at what the
 * API still has, and only then says or finalizes anything.
 */
final class NamespaceReconciler implements Reconciler {

  private static final String ACTOR = "namespace-controller";

  private final ApiClient api;
  private final Clock clock;
  private final SlowStart slowStart;
  private final Snapshot<Namespace> namespaces;

  NamespaceReconciler(
      ApiClient api, Clock clock, SlowStart slowStart, Snapshot<Namespace> namespaces) {
    this.api = api;
    this.clock = clock;
    this.slowStart = slowStart;
    this.namespaces = namespaces;
  }

  @Override
  public Result reconcile(ObjectKey key) throws Exception {
    var namespace = namespaces.get(key);
    if (namespace.isEmpty() || namespace.get().getMetadata().getDeletionTimestamp() == null) {
      return Result.done();
    }
    List<String> failures = deleteContent(decide(namespace.get(), List.of()));
    return conclude(namespace.get(), decide(namespace.get(), failures));
  }

  private List<NamespaceAction> decide(Namespace namespace, List<String> failures) {
    var seen = new NamespaceObservation(namespace, content(namespace), failures);
    return NamespacePlan.decide(seen, clock.now());
  }

  private Map<Kind<?>, List<? extends HasMetadata>> content(Namespace namespace) {
    Map<Kind<?>, List<? extends HasMetadata>> content = new LinkedHashMap<>();
    for (Kind<?> kind : Kinds.all()) {
      if (kind.namespaced()) {
        List<? extends HasMetadata> objects = api.list(kind, namespace.getMetadata().getName());
        if (!objects.isEmpty()) {
          content.put(kind, objects);
        }
      }
    }
    return content;
  }

  /** Returns what could not be deleted, in words. */
  private List<String> deleteContent(List<NamespaceAction> actions) throws Exception {
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    List<NamespaceAction.Delete> deletes =
        actions.stream()
            .filter(NamespaceAction.Delete.class::isInstance)
            .map(NamespaceAction.Delete.class::cast)
            .toList();
    slowStart.runAll(deletes, delete -> delete(delete, failures));
    return List.copyOf(failures);
  }

  private void delete(NamespaceAction.Delete delete, Queue<String> failures) {
    ObjectKey key = ObjectKey.of(delete.object());
    try {
      var options =
          DeleteOptions.of(Cause.of(ACTOR, delete.reason()))
              .withPropagation("Background")
              .onlyUid(delete.object().getMetadata().getUid());
      api.delete(delete.kind(), key.namespace(), key.name(), options);
    } catch (ApiException e) {
      if (!e.is(Reason.NOT_FOUND)) {
        failures.add(delete.kind().resource() + " " + key.name() + ": " + e.getMessage());
      }
    }
  }

  private Result conclude(Namespace namespace, List<NamespaceAction> actions) {
    Result result = Result.done();
    Namespace latest = namespace;
    for (NamespaceAction action : actions) {
      Cause cause = Cause.of(ACTOR, action.reason(), namespace);
      switch (action) {
        case NamespaceAction.UpdateStatus update ->
            latest = updateStatus(latest, update.status(), cause);
        case NamespaceAction.Finalize _ -> finalizeNamespace(latest, cause);
        case NamespaceAction.LookAgain look -> result = Result.after(look.after());
        case NamespaceAction.Delete _ -> {} // was tried just now, and will be tried again
      }
    }
    return result;
  }

  private Namespace updateStatus(Namespace namespace, NamespaceStatus status, Cause cause) {
    var changed = new NamespaceBuilder(namespace).withStatus(status).build();
    return api.updateStatus(Kinds.NAMESPACE, changed, cause);
  }

  private void finalizeNamespace(Namespace namespace, Cause cause) {
    var changed =
        new NamespaceBuilder(namespace)
            .editSpec()
            .removeFromFinalizers(NamespacePlan.FINALIZER)
            .endSpec()
            .build();
    var path = ResourcePath.of(changed).subresource("finalize");
    var _ = api.documents().update(path, ObjectCodec.encode(changed), WriteOptions.of(cause));
  }
}
