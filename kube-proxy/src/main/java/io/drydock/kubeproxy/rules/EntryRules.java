package io.drydock.kubeproxy.rules;

import static io.drydock.kubeproxy.rules.Matches.comment;
import static io.drydock.kubeproxy.rules.Matches.destination;
import static io.drydock.kubeproxy.rules.Matches.nodePort;

import io.drydock.kubeproxy.state.RoutedPort;

/**
 * The rules by which a packet finds its Service: KUBE-SERVICES by address, KUBE-NODEPORTS by port.
 * A Service port without endpoints has none; {@link RejectRules} answers for it.
 */
final class EntryRules {

  private static final String SERVICES = "KUBE-SERVICES";

  private EntryRules() {}

  static void add(RoutedPort port, Ruleset.Builder rules) {
    if (Reach.internal(port)) {
      var chain = port.policy().internalLocal() ? ChainNames.local(port) : ChainNames.cluster(port);
      service(port, "cluster IP", port.frontend().clusterIp(), chain, rules);
    }
    if (Reach.external(port)) {
      external(port, rules);
    }
  }

  private static void external(RoutedPort port, Ruleset.Builder rules) {
    var chain = ChainNames.external(port);
    for (var address : port.frontend().externalIps()) {
      service(port, "external IP", address, chain, rules);
    }
    var guarded = port.policy().sourceRanges().isPresent() ? ChainNames.firewall(port) : chain;
    for (var address : port.frontend().loadBalancerIps()) {
      service(port, "loadbalancer IP", address, guarded, rules);
    }
    if (port.frontend().nodePort() != 0) {
      rules.add(
          Table.NAT,
          "KUBE-NODEPORTS",
          comment(port.name().toString()) + " " + nodePort(port) + " -j " + chain);
    }
  }

  private static void service(
      RoutedPort port, String what, String address, String chain, Ruleset.Builder rules) {
    rules.add(
        Table.NAT,
        SERVICES,
        comment(port.name() + " " + what) + " " + destination(port, address) + " -j " + chain);
  }
}
