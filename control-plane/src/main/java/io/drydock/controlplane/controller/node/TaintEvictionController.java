package io.drydock.controlplane.controller.node;

import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.api.Pods;
import io.drydock.client.ApiClient;
import io.drydock.client.Cause;
import io.drydock.client.DeleteOptions;
import io.drydock.client.EventRecorder;
import io.drydock.controlplane.controller.ControllerContext;
import io.drydock.informer.Change;
import io.drydock.informer.Snapshot;
import io.drydock.lifecycle.Clock;
import io.drydock.reconcile.Controller;
import io.drydock.reconcile.Reconciler;
import io.drydock.reconcile.Result;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Deletes pods from nodes whose NoExecute taints they do not tolerate, or no longer. */
public final class TaintEvictionController implements Reconciler {

  private static final String NAME = "taint-eviction-controller";

  private final ApiClient api;
  private final Snapshot<Pod> pods;
  private final Snapshot<Node> nodes;
  private final EventRecorder events;
  private final Clock clock;

  private TaintEvictionController(ControllerContext context) {
    this.api = context.api();
    this.clock = context.clock();
    this.pods = context.informers().of(Kinds.POD).snapshot();
    this.nodes = context.informers().of(Kinds.NODE).snapshot();
    this.events = context.events(NAME);
  }

  /** One loop of a leading control plane. */
  public static void start(ControllerContext context) {
    var reconciler = new TaintEvictionController(context);
    Controller controller = context.controller("taint-eviction", reconciler);
    context.informers().of(Kinds.POD).onChange(c -> enqueue(c.after(), controller::enqueue));
    context.informers().of(Kinds.NODE).onChange(c -> reconciler.taintsChanged(c, controller));
  }

  private static void enqueue(
      @org.jspecify.annotations.Nullable Pod pod, Consumer<ObjectKey> queue) {
    if (pod != null && Pods.isAssigned(pod)) {
      queue.accept(ObjectKey.of(pod));
    }
  }

  private void taintsChanged(Change<Node> change, Controller controller) {
    Node node = change.after();
    if (node == null || ConditionTaints.present(node).isEmpty()) {
      return;
    }
    String name = node.getMetadata().getName();
    pods.all().stream()
        .filter(p -> name.equals(p.getSpec().getNodeName()))
        .forEach(p -> controller.enqueue(ObjectKey.of(p)));
  }

  @Override
  public Result reconcile(ObjectKey key) {
    Pod pod = pods.get(key).orElse(null);
    if (pod == null || !Pods.isAssigned(pod) || !Pods.isActive(pod)) {
      return Result.done();
    }
    Node node = nodes.get(ObjectKey.cluster(pod.getSpec().getNodeName())).orElse(null);
    if (node == null) {
      return Result.done();
    }
    Instant now = clock.now();
    Optional<Instant> due = EvictionPlan.evictAt(pod, ConditionTaints.present(node), now);
    if (due.isEmpty()) {
      return Result.done();
    }
    if (due.get().isAfter(now)) {
      return Result.after(Duration.between(now, due.get()));
    }
    evict(pod, node);
    return Result.done();
  }

  private void evict(Pod pod, Node node) {
    ObjectKey key = ObjectKey.of(pod);
    var cause =
        Cause.of(NAME, "does not tolerate the taints of " + node.getMetadata().getName(), node);
    events.normal(pod, "TaintManagerEviction", "Marking for deletion Pod " + key);
    api.delete(
        Kinds.POD,
        key.namespace(),
        key.name(),
        DeleteOptions.of(cause).onlyUid(pod.getMetadata().getUid()));
  }
}
