package io.drydock.kubelet.network;

import io.drydock.codec.ObjectCodec;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * The interface that bears the node's address.
 *
 * @param subnet of that address: the lab network
 */
record NodeInterface(String name, int mtu, String subnet) {

  static NodeInterface find(NodeNetns netns, String nodeIp) {
    String answer = netns.command("ip", "-j", "-4", "addr", "show", "to", nodeIp).output();
    for (JsonNode link : ObjectCodec.tree(answer.getBytes(StandardCharsets.UTF_8))) {
      for (JsonNode address : link.path("addr_info")) {
        if (address.path("local").asString("").equals(nodeIp)) {
          return new NodeInterface(
              link.path("ifname").asString(""),
              link.path("mtu").asInt(1500),
              Cidr.network(nodeIp, address.path("prefixlen").asInt(32)));
        }
      }
    }
    throw new PodNetworkException(
        "no interface has the node's address %s: check --node-ip, and that the agent runs in the node's network namespace"
            .formatted(nodeIp));
  }
}
