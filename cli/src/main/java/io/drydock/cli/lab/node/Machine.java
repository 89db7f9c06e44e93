package io.drydock.cli.lab.node;

import io.drydock.cli.lab.address.AddressPlan;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.cli.lab.spec.NodeSpec;

/**
 * A node as a driver needs to know it. The hardware address follows from the address, so it is the
 * same after each start.
 */
public record Machine(
    String node, String address, int prefix, String gateway, String bridge, String cable) {
  public static Machine of(ClusterSpec spec, NodeSpec node) {
    AddressPlan plan = spec.addresses();
    return new Machine(
        node.name(),
        spec.address(node),
        plan.lab().prefix(),
        plan.gateway(),
        plan.bridge(),
        plan.cable(node.number()));
  }

  String hardwareAddress() {
    String[] bytes = address.split("\\.");
    return "02:dd:%02x:%02x:%02x:%02x"
        .formatted(
            Integer.valueOf(bytes[0]),
            Integer.valueOf(bytes[1]),
            Integer.valueOf(bytes[2]),
            Integer.valueOf(bytes[3]));
  }
}
