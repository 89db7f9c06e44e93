package io.drydock.controlplane.controller.podgc;

import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.api.Pods;
import io.drydock.client.ApiClient;
import io.drydock.client.Cause;
import io.drydock.client.DeleteOptions;
import io.drydock.controlplane.controller.ControllerContext;
import io.drydock.informer.Change;
import io.drydock.informer.Snapshot;
import io.drydock.reconcile.Controller;
import io.drydock.reconcile.Reconciler;
import io.drydock.reconcile.Result;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;

/** Force-deletes pods whose node is gone for good. */
public final class PodGarbageCollector implements Reconciler {

  private static final String NAME = "pod-garbage-collector";

  private final ApiClient api;
  private final Snapshot<Pod> pods;

  private PodGarbageCollector(ControllerContext context) {
    this.api = context.api();
    this.pods = context.informers().of(Kinds.POD).snapshot();
  }

  /** One loop of a leading control plane. */
  public static void start(ControllerContext context) {
    var collector = new PodGarbageCollector(context);
    Controller controller = context.controller("pod-garbage-collector", collector);
    context.informers().of(Kinds.POD).onChange(c -> controller.enqueue(ObjectKey.of(c.latest())));
    context.informers().of(Kinds.NODE).onChange(c -> collector.nodeChanged(c, controller));
  }

  private void nodeChanged(Change<Node> change, Controller controller) {
    Node after = change.after();
    boolean mayMatter = after == null || !io.drydock.api.Conditions.isReady(after);
    if (mayMatter) {
      String name = change.latest().getMetadata().getName();
      pods.all().stream()
          .filter(p -> name.equals(p.getSpec().getNodeName()))
          .forEach(p -> controller.enqueue(ObjectKey.of(p)));
    }
  }

  /** The node is read from the API itself: an informer may not have heard of a new one yet. */
  @Override
  public Result reconcile(ObjectKey key) {
    Pod pod = pods.get(key).orElse(null);
    if (pod == null || !Pods.isAssigned(pod)) {
      return Result.done();
    }
    Node node = api.find(Kinds.NODE, "", pod.getSpec().getNodeName()).orElse(null);
    Optional<String> why = PodGarbagePlan.removeBecause(pod, node);
    if (why.isPresent()) {
      var options = DeleteOptions.of(Cause.of(NAME, why.get(), pod)).withGrace(0);
      String uid = pod.getMetadata().getUid();
      api.delete(Kinds.POD, key.namespace(), key.name(), options.onlyUid(uid));
    }
    return Result.done();
  }
}
