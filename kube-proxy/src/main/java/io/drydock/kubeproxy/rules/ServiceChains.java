package io.drydock.kubeproxy.rules;

import static io.drydock.kubeproxy.rules.Matches.comment;
import static io.drydock.kubeproxy.rules.Matches.destination;

import io.drydock.kubeproxy.state.RoutedPort;

/**
 * The chains of one Service port: KUBE-EXT (from outside), KUBE-FW (source ranges), KUBE-SVC
 * (endpoints anywhere) and KUBE-SVL (endpoints here).
 */
final class ServiceChains {

  private static final String MASQUERADE = "KUBE-MARK-MASQ";

  private final RoutedPort port;
  private final String clusterCidr;
  private final Ruleset.Builder rules;

  private ServiceChains(RoutedPort port, String clusterCidr, Ruleset.Builder rules) {
    this.port = port;
    this.clusterCidr = clusterCidr;
    this.rules = rules;
  }

  static void add(RoutedPort port, String clusterCidr, Ruleset.Builder rules) {
    var chains = new ServiceChains(port, clusterCidr, rules);
    if (Reach.external(port)) {
      chains.external();
      chains.firewall();
    }
    if (Reach.usesCluster(port)) {
      chains.masqueradeOutsiders(ChainNames.cluster(port), !port.policy().internalLocal());
      EndpointChains.add(port, ChainNames.cluster(port), port.backends().cluster(), rules);
    }
    if (Reach.usesLocal(port)) {
      chains.masqueradeOutsiders(ChainNames.local(port), port.policy().internalLocal());
      EndpointChains.add(port, ChainNames.local(port), port.backends().local(), rules);
    }
  }

  /**
   * Whoever is not a pod (the node itself, say) reaches the cluster IP under the node's address.
   */
  private void masqueradeOutsiders(String chain, boolean leadsFromClusterIp) {
    if (leadsFromClusterIp) {
      add(
          chain,
          comment(port.name() + " cluster IP")
              + " "
              + destination(port, port.frontend().clusterIp())
              + " ! -s "
              + clusterCidr,
          MASQUERADE);
    }
  }

  private void external() {
    var chain = ChainNames.external(port);
    rules.chain(Table.NAT, chain);
    if (port.policy().externalLocal()) {
      shortCircuits(chain);
      if (Reach.hasLocal(port)) {
        add(chain, "", ChainNames.local(port));
      }
    } else {
      add(chain, masquerade("traffic"), MASQUERADE);
      add(chain, "", ChainNames.cluster(port));
    }
  }

  /** Pods and the node itself count as inside even when they use an outside address. */
  private void shortCircuits(String chain) {
    var cluster = ChainNames.cluster(port);
    var localSource = " -m addrtype --src-type LOCAL";
    add(chain, comment("pod traffic for " + destinations()) + " -s " + clusterCidr, cluster);
    add(chain, masquerade("LOCAL traffic") + localSource, MASQUERADE);
    add(chain, comment("route LOCAL traffic for " + destinations()) + localSource, cluster);
  }

  private void firewall() {
    if (port.frontend().loadBalancerIps().isEmpty() || port.policy().sourceRanges().isEmpty()) {
      return;
    }
    var chain = ChainNames.firewall(port);
    rules.chain(Table.NAT, chain);
    for (var range : port.policy().sourceRanges().get()) {
      var allowed = comment(port.name() + " loadbalancer IP") + " -s " + range;
      add(chain, allowed, ChainNames.external(port));
    }
    rules.add(
        Table.NAT,
        chain,
        comment("other traffic to " + port.name() + " will be dropped by KUBE-PROXY-FIREWALL"));
  }

  private String masquerade(String traffic) {
    return comment("masquerade " + traffic + " for " + destinations());
  }

  private String destinations() {
    return port.name() + " external destinations";
  }

  private void add(String chain, String match, String target) {
    rules.add(Table.NAT, chain, match + (match.isEmpty() ? "" : " ") + "-j " + target);
  }
}
