package io.drydock.kubelet.node;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which pod CIDR lies behind which other node. Pure. */
final class RoutePlan {
  private RoutePlan() {}

  static Map<String, String> decide(Collection<Node> nodes, String self) {
    Map<String, String> routes = new TreeMap<>();
    for (Node node : nodes) {
      Optional<String> address = address(node);
      String cidr = node.getSpec() == null ? null : node.getSpec().getPodCIDR();
      boolean other = !node.getMetadata().getName().equals(self);
      if (other && cidr != null && !cidr.isEmpty() && address.isPresent()) {
        routes.put(cidr, address.get());
      }
    }
    return routes;
  }

  private static Optional<String> address(Node node) {
    return Optional.ofNullable(node.getStatus()).stream()
        .flatMap(status -> status.getAddresses().stream())
        .filter(address -> address.getType().equals("InternalIP"))
        .map(NodeAddress::getAddress)
        .findFirst();
  }
}
