package io.drydock.kubelet.network;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the node does with pods' packets beyond its bridge: forwards them, shows bridged ones to
 * iptables, and hides pods behind the node's address only where they leave the cluster. Owns the
 * chain DRYDOCK-EGRESS.
 */
final class NodeEgress {
  private static final Logger log = LoggerFactory.getLogger(NodeEgress.class);
  private static final String CHAIN = "DRYDOCK-EGRESS";
  private static final String BRIDGE_SETTING = "net.bridge.bridge-nf-call-iptables";

  private final NodeNetns netns;

  NodeEgress(NodeNetns netns) {
    this.netns = netns;
  }

  void apply(String podCidr, List<String> direct) {
    netns.setting("net.ipv4.ip_forward", "1");
    showBridgedPackets();
    netns
        .command(List.of("iptables-restore", "-w", "--noflush"), Map.of(), rules(podCidr, direct))
        .output();
    String[] jump = {
      "POSTROUTING", "-m", "comment", "--comment", "pods to the outside", "-j", CHAIN
    };
    if (netns.command(iptables("-C", jump), Map.of(), "").run().exitCode() != 0) {
      netns.command(iptables("-A", jump), Map.of(), "").output();
    }
  }

  /**
   * Without it, a pod that calls a Service would get the answer of a pod on its own bridge from the
   * wrong address.
   */
  private void showBridgedPackets() {
    if (!netns.hasSetting(BRIDGE_SETTING)) {
      netns.command("sh", "-c", "modprobe br_netfilter").run();
    }
    if (netns.hasSetting(BRIDGE_SETTING)) {
      netns.setting(BRIDGE_SETTING, "1");
    } else {
      log.atWarn()
          .log(
              "The kernel module br_netfilter is missing: Services do not lead to pods of the caller's node;"
                  + " run modprobe br_netfilter");
    }
  }

  private static List<String> iptables(String verb, String... rule) {
    return Stream.concat(Stream.of("iptables", "-w", "-t", "nat", verb), Stream.of(rule)).toList();
  }

  /** Naming a chain empties it, so this is the whole chain whatever it was. */
  private static String rules(String podCidr, List<String> direct) {
    StringBuilder rules = new StringBuilder("*nat\n:" + CHAIN + " - [0:0]\n");
    rules.append("-A ").append(CHAIN).append(" ! -s ").append(podCidr).append(" -j RETURN\n");
    for (String network : direct) {
      rules.append("-A ").append(CHAIN).append(" -d ").append(network).append(" -j RETURN\n");
    }
    rules.append("-A ").append(CHAIN).append(" -d 224.0.0.0/4 -j RETURN\n");
    return rules.append("-A ").append(CHAIN).append(" -j MASQUERADE\nCOMMIT\n").toString();
  }
}
