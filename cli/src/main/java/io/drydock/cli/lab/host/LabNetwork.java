package io.drydock.cli.lab.host;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.address.AddressPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cluster's lab network on the host: its bridge, the firewall's leave to pass it, and
 * masquerading for what goes outside. Everything carries the cluster's mark, so that it is found
 * again without any record.
 */
public final class LabNetwork {
  private static final String MARK = "drydock:";
  private static final int MOST_ALIAS = 250;
  private final ClusterFolder folder;

  public LabNetwork(ClusterFolder folder) {
    this.folder = folder;
  }

  /** Makes what is missing. */
  public void ensure(AddressPlan plan) {
    ensureBridge(plan);
    enable(Path.of("/proc/sys/net/ipv4/ip_forward"));
    loadBridgeFilter();
    String forward = exists("DOCKER-USER") ? "DOCKER-USER" : "FORWARD";
    ensureRule("filter", "-I", forward, "-i", plan.bridge(), "-j", "ACCEPT");
    ensureRule("filter", "-I", forward, "-o", plan.bridge(), "-j", "ACCEPT");
    for (var range : List.of(plan.lab(), plan.pods())) {
      ensureRule(
          "nat",
          "-A",
          "POSTROUTING",
          "-s",
          range.toString(),
          "!",
          "-o",
          plan.bridge(),
          "-j",
          "MASQUERADE");
    }
  }

  /** Removes every bridge and rule that carries the cluster's mark, with the routes over them. */
  public void remove() {
    for (String table : List.of("filter", "nat")) {
      ownRules(table).forEach(rule -> removeRule(table, rule));
    }
    ownInterfaces().forEach(device -> HostCommand.attempt("ip", "link", "del", device));
  }

  /** What of it is there: interfaces and rules. */
  public List<String> present() {
    return Stream.concat(
            ownInterfaces().stream().map(device -> "interface " + device),
            Stream.of("filter", "nat")
                .flatMap(table -> ownRules(table).stream().map(rule -> "iptables rule " + rule)))
        .toList();
  }

  /** Sends traffic for a node's pods to the node. */
  public static void route(String podCidr, String node, String bridge) {
    HostCommand.require("ip", "route", "replace", podCidr, "via", node, "dev", bridge);
  }

  private void ensureBridge(AddressPlan plan) {
    String bridge = plan.bridge();
    if (!Files.exists(Path.of("/sys/class/net", bridge))) {
      // In one command, which goes on where this process is killed: without a mark it is nobody's.
      HostCommand.requireWithInput(
          """
          link add %1$s type bridge forward_delay 0
          link set %1$s alias "%2$s"
          """
              .formatted(bridge, alias()),
          "ip",
          "-batch",
          "-");
    } else if (!ownInterfaces().contains(bridge)) {
      throw new HostException(
          "The bridge %s belongs to somebody else (\"ip link show %s\"); remove it, or remove cluster %s with `drydock down` and make it anew."
              .formatted(bridge, bridge, folder.name()));
    }
    String address = plan.gateway() + "/" + plan.lab().prefix();
    HostCommand.require("ip", "address", "replace", address, "dev", bridge);
    HostCommand.require("ip", "link", "set", bridge, "up");
  }

  private void ensureRule(String table, String how, String chain, String... rule) {
    if (!iptables(table, "-C", chain, rule).ok()) {
      var outcome = iptables(table, how, chain, rule);
      if (!outcome.ok()) {
        throw new HostException(
            "iptables refuses a rule in chain %s: %s".formatted(chain, outcome.output().strip()));
      }
    }
  }

  private HostCommand.Outcome iptables(String table, String how, String chain, String... rule) {
    return HostCommand.attempt(
        Stream.of(
                Stream.of("iptables", "-w", "-t", table, how, chain),
                Stream.of("-m", "comment", "--comment", mark()),
                Stream.of(rule))
            .flatMap(part -> part)
            .toList());
  }

  /** Without it a Service's answer between two pods of one node would not be translated back. */
  private static void loadBridgeFilter() {
    if (!Files.exists(Path.of("/proc/sys/net/bridge"))) {
      HostCommand.attempt("modprobe", "br_netfilter");
    }
  }

  private static boolean exists(String chain) {
    return HostCommand.attempt("iptables", "-w", "-n", "-L", chain).ok();
  }

  /** Rules as {@code iptables -S} prints them, "-A CHAIN ...". */
  private List<String> ownRules(String table) {
    var listed = HostCommand.attempt("iptables", "-w", "-t", table, "-S");
    return listed.output().lines().filter(this::isOwn).toList();
  }

  private boolean isOwn(String rule) {
    return Stream.of(rule.split(" ")).map(word -> word.replace("\"", "")).anyMatch(mark()::equals);
  }

  private static void removeRule(String table, String rule) {
    String[] words = rule.replace("\"", "").replaceFirst("^-A", "-D").split(" ");
    HostCommand.attempt(
        Stream.concat(Stream.of("iptables", "-w", "-t", table), Stream.of(words)).toList());
  }

  private List<String> ownInterfaces() {
    try (var devices = Files.list(Path.of("/sys/class/net"))) {
      return devices
          .filter(device -> isOwnAlias(alias(device)))
          .map(device -> device.getFileName().toString())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String alias(Path device) {
    try {
      return Files.readString(device.resolve("ifalias")).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** The state folder of whoever made the bridge of this cluster's name; empty where none is. */
  public Optional<Path> owner() {
    return ownInterfaces().stream()
        .map(device -> alias(Path.of("/sys/class/net", device)))
        .filter(alias -> alias.length() > mark().length())
        .map(alias -> Path.of(alias.substring(mark().length() + 1)))
        .findFirst();
  }

  private boolean isOwnAlias(String alias) {
    return alias.equals(mark()) || alias.startsWith(mark() + " ");
  }

  /** With the state folder, as far as the kernel takes it. */
  private String alias() {
    String whole = mark() + " " + folder.root();
    return whole.length() > MOST_ALIAS ? mark() : whole;
  }

  private String mark() {
    return MARK + folder.name();
  }

  private static void enable(Path setting) {
    try {
      Files.writeString(setting, "1");
    } catch (IOException e) {
      throw new HostException(setting + " cannot be set to 1: " + e.getMessage(), e);
    }
  }
}
