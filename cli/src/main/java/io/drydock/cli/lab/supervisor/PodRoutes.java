package io.drydock.cli.lab.supervisor;

import io.drydock.api.Kinds;
import io.drydock.cli.lab.host.HostException;
import io.drydock.cli.lab.host.LabNetwork;
import io.drydock.client.ApiClient;
import io.drydock.informer.Change;
import io.drydock.informer.Informer;
import io.drydock.informer.Selection;
import io.drydock.lifecycle.Clock;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a host route to every node's pod CIDR by way of the node, so that the host reaches pods.
 */
public final class PodRoutes implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PodRoutes.class);
  private final String bridge;
  private final Consumer<String> onNode;
  private final Informer<Node> nodes;

  private record Route(String podCidr, String address) {}

  /**
   * Follows the cluster's nodes from now on.
   *
   * @param onNode told the name of each node that joins
   */
  public PodRoutes(ApiClient client, String bridge, Clock clock, Consumer<String> onNode) {
    this.bridge = bridge;
    this.onNode = onNode;
    this.nodes = new Informer<>(client, Kinds.NODE, Selection.ALL, clock);
    nodes.onChange(this::changed);
    nodes.start();
  }

  private void changed(Change<Node> change) {
    if (change.before() == null) {
      onNode.accept(change.latest().getMetadata().getName());
    }
    Optional<Route> route = route(change.after());
    if (!route.equals(route(change.before()))) {
      route.ifPresent(this::set);
    }
  }

  private void set(Route route) {
    try {
      LabNetwork.route(route.podCidr(), route.address(), bridge);
      log.atInfo()
          .addKeyValue("pods", route.podCidr())
          .addKeyValue("node", route.address())
          .log("Route set");
    } catch (HostException e) {
      log.atWarn()
          .addKeyValue("pods", route.podCidr())
          .addKeyValue("why", e.getMessage())
          .log("Route refused");
    }
  }

  private static Optional<Route> route(@Nullable Node node) {
    if (node == null || node.getSpec() == null || node.getSpec().getPodCIDR() == null) {
      return Optional.empty();
    }
    return internalAddress(node).map(address -> new Route(node.getSpec().getPodCIDR(), address));
  }

  private static Optional<String> internalAddress(Node node) {
    if (node.getStatus() == null || node.getStatus().getAddresses() == null) {
      return Optional.empty();
    }
    return node.getStatus().getAddresses().stream()
        .filter(address -> "InternalIP".equals(address.getType()))
        .map(NodeAddress::getAddress)
        .findFirst();
  }

  @Override
  public void close() throws InterruptedException {
    nodes.close();
  }
}
