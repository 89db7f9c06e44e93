package io.drydock.controlplane.controller.node;

import io.drydock.api.Conditions;
import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.client.ApiClient;
import io.drydock.client.Cause;
import io.drydock.client.EventRecorder;
import io.drydock.client.PatchType;
import io.drydock.client.ResourcePath;
import io.drydock.controlplane.controller.ControllerContext;
import io.drydock.informer.Change;
import io.drydock.informer.Snapshot;
import io.drydock.lifecycle.Clock;
import io.drydock.reconcile.Controller;
import io.drydock.reconcile.Reconciler;
import io.drydock.reconcile.Result;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every node again and again, lets {@link NodeLifecyclePlan} judge, and writes it down.
 */
public final class NodeLifecycleController implements Reconciler {

  private static final Logger log = LoggerFactory.getLogger(NodeLifecycleController.class);
  private static final String NAME = "node-controller";

  private final ApiClient api;
  private final World world;
  private final EventRecorder events;
  private final NodeLifecycleConfig config;
  private final Clock clock;
  private final LeaseWatcher leases;

  private record World(Snapshot<Node> nodes, Snapshot<Pod> pods, Snapshot<Lease> leases) {}

  private NodeLifecycleController(ControllerContext context, NodeLifecycleConfig config) {
    this.api = context.api();
    this.clock = context.clock();
    this.config = config;
    this.events = context.events(NAME);
    this.leases = new LeaseWatcher(clock);
    this.world =
        new World(
            context.informers().of(Kinds.NODE).snapshot(),
            context.informers().of(Kinds.POD).snapshot(),
            context.informers().of(Kinds.LEASE).snapshot());
  }

  /** One loop of a leading control plane. */
  public static void start(ControllerContext context) {
    var reconciler = new NodeLifecycleController(context, context.config().nodes());
    Controller controller = context.controller("node-lifecycle", reconciler);
    context.informers().of(Kinds.NODE).onChange(c -> controller.enqueue(key(c)));
  }

  @Override
  public Result reconcile(ObjectKey key) {
    Node node = world.nodes().get(key).orElse(null);
    if (node == null) {
      leases.forget(key.name());
      return Result.done();
    }
    Lease lease = world.leases().get(new ObjectKey("kube-node-lease", key.name())).orElse(null);
    var health =
        new NodeHealth(
            node, leases.heardAt(node, lease), config.monitorGracePeriod(), podsOf(key.name()));
    for (NodeAction action : NodeLifecyclePlan.decide(health, clock.now())) {
      act(node, action);
    }
    return Result.after(config.monitorPeriod());
  }

  private static ObjectKey key(Change<Node> change) {
    return ObjectKey.of(change.latest());
  }

  private List<Pod> podsOf(String node) {
    return world.pods().all().stream().filter(p -> node.equals(p.getSpec().getNodeName())).toList();
  }

  private void act(Node node, NodeAction action) {
    Cause cause = Cause.of(NAME, action.reason(), node);
    switch (action) {
      case NodeAction.MarkUnknown a -> markUnknown(node, a, cause);
      case NodeAction.SetTaints a -> setTaints(node, a, cause);
      case NodeAction.MarkPodNotReady(Pod pod, String _) -> markNotReady(pod, cause);
    }
  }

  private void markUnknown(Node node, NodeAction.MarkUnknown action, Cause cause) {
    log.atInfo()
        .addKeyValue("node", node.getMetadata().getName())
        .addKeyValue("why", action.reason())
        .log("Node is silent");
    if (Conditions.isReady(node)) {
      events.normal(
          node,
          "NodeNotReady",
          "Node %s status is now: NodeNotReady".formatted(node.getMetadata().getName()));
    }
    patchStatus(ResourcePath.of(node), Kinds.NODE, action.conditions(), cause);
  }

  private void setTaints(Node node, NodeAction.SetTaints action, Cause cause) {
    Node tainted =
        new NodeBuilder(api.get(Kinds.NODE, "", node.getMetadata().getName()))
            .editSpec()
            .withTaints(action.taints())
            .endSpec()
            .build();
    var _ = api.update(Kinds.NODE, tainted, cause);
  }

  private void markNotReady(Pod pod, Cause cause) {
    String now = clock.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
    var condition = Map.of("type", "Ready", "status", "False", "lastTransitionTime", now);
    patchStatus(ResourcePath.of(pod), Kinds.POD, List.of(condition), cause);
    events.warning(pod, "NodeNotReady", "Node is not ready");
  }

  private void patchStatus(
      ResourcePath path, io.drydock.api.Kind<?> kind, List<?> conditions, Cause cause) {
    Map<String, Object> patch = Map.of("status", Map.of("conditions", conditions));
    var _ = api.patch(kind, path.subresource("status"), PatchType.STRATEGIC_MERGE, patch, cause);
  }
}
