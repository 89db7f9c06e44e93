package io.drydock.kubeproxy.rules;

import io.drydock.kubeproxy.state.ProxyState;

/**
 * The chains that carry out a routing state, laid out and named as kube-proxy's iptables mode does
 * (Kubernetes, "Virtual IPs and Service Proxies"). Pure; called by the iptables backend.
 */
public final class IptablesRules {

  /**
   * The bit of the packet mark that says: give this connection the node's address as its source.
   */
  private static final String MASQUERADE_MARK = "0x4000";

  private static final String MARKED = "--mark " + MASQUERADE_MARK + "/" + MASQUERADE_MARK;

  private IptablesRules() {}

  /**
   * All chains for a state.
   *
   * @param clusterCidr the pods' addresses; traffic from elsewhere to cluster IPs is masqueraded
   */
  public static Ruleset of(ProxyState state, String clusterCidr) {
    var rules = new Ruleset.Builder();
    chains(rules);
    masquerading(rules);
    forwarding(rules);
    for (var port : state.ports()) {
      EntryRules.add(port, rules);
      ServiceChains.add(port, clusterCidr, rules);
      RejectRules.add(port, rules);
    }
    rules.add(
        Table.NAT,
        "KUBE-SERVICES",
        "-m comment --comment \"kubernetes service nodeports; NOTE: this must be the last rule in"
            + " this chain\" -m addrtype --dst-type LOCAL -j KUBE-NODEPORTS");
    return rules.build();
  }

  private static void chains(Ruleset.Builder rules) {
    rules
        .chain(Table.FILTER, "KUBE-SERVICES")
        .chain(Table.FILTER, "KUBE-EXTERNAL-SERVICES")
        .chain(Table.FILTER, "KUBE-PROXY-FIREWALL")
        .chain(Table.NAT, "KUBE-NODEPORTS");
  }

  /** The mark is taken off before the packet leaves, lest it be masqueraded twice. */
  private static void masquerading(Ruleset.Builder rules) {
    rules
        .add(Table.NAT, "KUBE-MARK-MASQ", "-j MARK --or-mark " + MASQUERADE_MARK)
        .add(Table.NAT, "KUBE-POSTROUTING", "-m mark ! " + MARKED + " -j RETURN")
        .add(Table.NAT, "KUBE-POSTROUTING", "-j MARK --xor-mark " + MASQUERADE_MARK)
        .add(
            Table.NAT,
            "KUBE-POSTROUTING",
            "-m comment --comment \"kubernetes service traffic requiring SNAT\""
                + " -j MASQUERADE --random-fully");
  }

  /** Lets service traffic through even where the node's FORWARD policy is DROP. */
  private static void forwarding(Ruleset.Builder rules) {
    rules
        .add(Table.FILTER, "KUBE-FORWARD", "-m conntrack --ctstate INVALID -j DROP")
        .add(
            Table.FILTER,
            "KUBE-FORWARD",
            "-m comment --comment \"kubernetes forwarding rules\" -m mark " + MARKED + " -j ACCEPT")
        .add(
            Table.FILTER,
            "KUBE-FORWARD",
            "-m comment --comment \"kubernetes forwarding conntrack rule\""
                + " -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT");
  }
}
