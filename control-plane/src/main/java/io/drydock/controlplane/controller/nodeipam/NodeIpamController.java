package io.drydock.controlplane.controller.nodeipam;

import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.client.ApiClient;
import io.drydock.client.Cause;
import io.drydock.client.EventRecorder;
import io.drydock.controlplane.controller.AddressConfig;
import io.drydock.controlplane.controller.ControllerContext;
import io.drydock.informer.Snapshot;
import io.drydock.reconcile.Controller;
import io.drydock.reconcile.Reconciler;
import io.drydock.reconcile.Result;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes spec.podCIDR of every node once. Only the leader runs it, on one thread, and it remembers
 * what it gave until the watch tells of it, so no range is given twice.
 */
public final class NodeIpamController implements Reconciler {

  private static final String NAME = "node-ipam-controller";

  private final ApiClient api;
  private final Snapshot<Node> nodes;
  private final EventRecorder events;
  private final CidrPool pool;
  private final Map<String, String> given = new HashMap<>();

  private NodeIpamController(ControllerContext context, CidrPool pool) {
    this.api = context.api();
    this.nodes = context.informers().of(Kinds.NODE).snapshot();
    this.events = context.events(NAME);
    this.pool = pool;
  }

  /** One loop of a leading control plane. */
  public static void start(ControllerContext context) {
    AddressConfig addresses = context.config().addresses();
    var pool = CidrPool.parse(addresses.clusterCidr(), addresses.nodeCidrMaskSize());
    var ipam = new NodeIpamController(context, pool);
    Controller controller = context.controller("node-ipam", ipam);
    context.informers().of(Kinds.NODE).onChange(c -> controller.enqueue(ObjectKey.of(c.latest())));
  }

  @Override
  public Result reconcile(ObjectKey key) {
    Node node = nodes.get(key).orElse(null);
    if (node == null || hasCidr(node)) {
      given.remove(key.name());
      return Result.done();
    }
    given.remove(key.name());
    Optional<String> free = pool.free(used());
    if (free.isEmpty()) {
      events.warning(node, "CIDRNotAvailable", "Node %s: no pod range is left".formatted(key));
      return Result.done();
    }
    assign(key.name(), free.get());
    return Result.done();
  }

  private Set<String> used() {
    Set<String> used = new HashSet<>(given.values());
    nodes.all().stream().filter(NodeIpamController::hasCidr).forEach(n -> used.add(cidr(n)));
    return used;
  }

  private void assign(String name, String cidr) {
    Node current = api.get(Kinds.NODE, "", name);
    if (hasCidr(current)) {
      return;
    }
    Node changed =
        new NodeBuilder(current)
            .editOrNewSpec()
            .withPodCIDR(cidr)
            .withPodCIDRs(cidr)
            .endSpec()
            .build();
    given.put(name, cidr);
    var _ =
        api.update(Kinds.NODE, changed, Cause.of(NAME, "first free pod range is " + cidr, current));
  }

  private static boolean hasCidr(Node node) {
    return !cidr(node).isEmpty();
  }

  private static String cidr(Node node) {
    return node.getSpec() == null || node.getSpec().getPodCIDR() == null
        ? ""
        : node.getSpec().getPodCIDR();
  }
}
