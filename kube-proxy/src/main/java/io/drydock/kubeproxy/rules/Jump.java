package io.drydock.kubeproxy.rules;

import java.util.List;

/**
 * A rule in a chain of the kernel's own that leads into one of ours.
 *
 * @param match what comes before "-j", in iptables-restore's words
 */
public record Jump(Table table, String builtIn, String match, String target) {

  private static final String NEW = "-m conntrack --ctstate NEW ";

  /** All of them; within a built-in chain they stand in this order, before everyone else's. */
  public static final List<Jump> ALL =
      List.of(
          filter("INPUT", "kubernetes load balancer firewall", "KUBE-PROXY-FIREWALL"),
          filter(
              "INPUT", "kubernetes externally-visible service portals", "KUBE-EXTERNAL-SERVICES"),
          filter("FORWARD", "kubernetes load balancer firewall", "KUBE-PROXY-FIREWALL"),
          new Jump(Table.FILTER, "FORWARD", comment("kubernetes forwarding rules"), "KUBE-FORWARD"),
          filter("FORWARD", "kubernetes service portals", "KUBE-SERVICES"),
          filter(
              "FORWARD", "kubernetes externally-visible service portals", "KUBE-EXTERNAL-SERVICES"),
          filter("OUTPUT", "kubernetes load balancer firewall", "KUBE-PROXY-FIREWALL"),
          filter("OUTPUT", "kubernetes service portals", "KUBE-SERVICES"),
          nat("PREROUTING", "kubernetes service portals", "KUBE-SERVICES"),
          nat("OUTPUT", "kubernetes service portals", "KUBE-SERVICES"),
          nat("POSTROUTING", "kubernetes postrouting rules", "KUBE-POSTROUTING"));

  private static Jump filter(String builtIn, String comment, String target) {
    return new Jump(Table.FILTER, builtIn, NEW + comment(comment), target);
  }

  private static Jump nat(String builtIn, String comment, String target) {
    return new Jump(Table.NAT, builtIn, comment(comment), target);
  }

  private static String comment(String text) {
    return "-m comment --comment \"" + text + "\"";
  }

  String rule() {
    return match + " -j " + target;
  }
}
