package io.drydock.kubelet.network;

import io.drydock.codec.ObjectCodec;
import io.drydock.kubelet.process.Command;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The routes from this node to the other nodes' pods. Owns every route of its protocol number in
 * the node's namespace, so it finds again what a former agent set; call from one thread.
 */
public final class NodeRoutes {
  private static final Logger log = LoggerFactory.getLogger(NodeRoutes.class);
  private static final String PROTOCOL = "200";

  private final NodeNetns netns;

  public NodeRoutes(NodeNetns netns) {
    this.netns = netns;
  }

  /**
   * Makes the routes exactly these: pod CIDR of each other node to that node's address. Sets all
   * that it can; PodNetworkException names those that it could not.
   */
  public void apply(Map<String, String> podCidrToNodeIp) {
    List<String> failures = new ArrayList<>();
    Map<String, String> present = present();
    present.forEach((cidr, nodeIp) -> {
      if (!podCidrToNodeIp.containsKey(cidr)) {
        change("del", cidr, nodeIp, failures);
      }
    });
    podCidrToNodeIp.forEach((cidr, nodeIp) -> {
      if (!nodeIp.equals(present.get(cidr))) {
        change("replace", cidr, nodeIp, failures);
      }
    });
    if (!failures.isEmpty()) {
      throw new PodNetworkException(String.join("; ", failures));
    }
  }

  private Map<String, String> present() {
    String answer = netns.command("ip", "-j", "-4", "route", "show", "proto", PROTOCOL).output();
    Map<String, String> routes = new TreeMap<>();
    if (answer.isBlank()) {
      return routes;
    }
    for (JsonNode route : ObjectCodec.tree(answer.getBytes(StandardCharsets.UTF_8))) {
      routes.put(route.path("dst").asString(""), route.path("gateway").asString(""));
    }
    return routes;
  }

  private void change(String verb, String cidr, String nodeIp, List<String> failures) {
    Command.Result result =
        netns.command("ip", "-4", "route", verb, cidr, "via", nodeIp, "proto", PROTOCOL).run();
    if (result.exitCode() != 0) {
      failures.add(result.toString());
      return;
    }
    log.atInfo()
        .addKeyValue("verb", verb)
        .addKeyValue("podCIDR", cidr)
        .addKeyValue("node", nodeIp)
        .log("Route changed");
  }
}
