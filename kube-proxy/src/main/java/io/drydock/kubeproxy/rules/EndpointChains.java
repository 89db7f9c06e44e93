package io.drydock.kubeproxy.rules;

import static io.drydock.kubeproxy.rules.Matches.comment;
import static io.drydock.kubeproxy.rules.Matches.protocol;

import io.drydock.kubeproxy.state.Endpoint;
import io.drydock.kubeproxy.state.RoutedPort;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Spreads the connections of a chain evenly over endpoints, and the KUBE-SEP chain of each. */
final class EndpointChains {

  private static final int PROBABILITY_DIGITS = 10;

  private EndpointChains() {}

  static void add(RoutedPort port, String chain, List<Endpoint> endpoints, Ruleset.Builder rules) {
    rememberedFirst(port, chain, endpoints, rules);
    for (int i = 0; i < endpoints.size(); i++) {
      var target = endpoints.get(i);
      var share = share(endpoints.size() - i);
      rules.add(Table.NAT, chain, arrow(port, target) + share + jump(port, target));
    }
    for (var endpoint : endpoints) {
      endpointChain(port, endpoint, rules);
    }
  }

  /** With session affinity, a client that was seen lately goes where it went. */
  private static void rememberedFirst(
      RoutedPort port, String chain, List<Endpoint> endpoints, Ruleset.Builder rules) {
    int seconds = port.policy().affinitySeconds();
    if (seconds == 0) {
      return;
    }
    for (var endpoint : endpoints) {
      var seen =
          " -m recent --name %s --rcheck --seconds %d --reap"
              .formatted(ChainNames.endpoint(port, endpoint), seconds);
      rules.add(Table.NAT, chain, arrow(port, endpoint) + seen + jump(port, endpoint));
    }
  }

  /** Each rule takes one of those left: 1/n, 1/(n-1), … and the last one all. */
  private static String share(int left) {
    return left == 1
        ? ""
        : " -m statistic --mode random --probability "
            + BigDecimal.ONE.divide(
                BigDecimal.valueOf(left), PROBABILITY_DIGITS, RoundingMode.HALF_UP);
  }

  /** Masquerades a pod that reaches itself through its Service: else its own reply confuses it. */
  private static void endpointChain(RoutedPort port, Endpoint endpoint, Ruleset.Builder rules) {
    var chain = ChainNames.endpoint(port, endpoint);
    if (rules.has(Table.NAT, chain)) {
      return;
    }
    var name = comment(port.name().toString());
    var remember =
        port.policy().affinitySeconds() == 0 ? "" : " -m recent --name " + chain + " --set";
    rules
        .add(Table.NAT, chain, name + " -s " + endpoint.address() + "/32 -j KUBE-MARK-MASQ")
        .add(
            Table.NAT,
            chain,
            name + remember + " " + protocol(port) + " -j DNAT --to-destination " + endpoint);
  }

  private static String arrow(RoutedPort port, Endpoint endpoint) {
    return comment(port.name() + " -> " + endpoint);
  }

  private static String jump(RoutedPort port, Endpoint endpoint) {
    return " -j " + ChainNames.endpoint(port, endpoint);
  }
}
