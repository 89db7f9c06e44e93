package io.drydock.kubeproxy.rules;

import static io.drydock.kubeproxy.rules.Matches.comment;
import static io.drydock.kubeproxy.rules.Matches.destination;
import static io.drydock.kubeproxy.rules.Matches.nodePort;

import io.drydock.kubeproxy.state.Protocol;
import io.drydock.kubeproxy.state.RoutedPort;

/**
 * What is refused: Service ports without endpoints at once (a client need not wait for a timeout),
 * ports whose endpoints are all on other nodes silently, and sources outside the allowed ranges.
 */
final class RejectRules {

  private static final String EXTERNAL = "KUBE-EXTERNAL-SERVICES";

  private RejectRules() {}

  static void add(RoutedPort port, Ruleset.Builder rules) {
    if (!Reach.internal(port)) {
      var verdict = verdict(port);
      var clusterIp = destination(port, port.frontend().clusterIp());
      rules.add(Table.FILTER, "KUBE-SERVICES", verdict.rule(port, clusterIp));
    }
    if (port.frontend().isExternal() && !isServedOutside(port)) {
      external(port, verdict(port), rules);
    }
    firewall(port, rules);
  }

  private static boolean isServedOutside(RoutedPort port) {
    return port.policy().externalLocal() ? Reach.hasLocal(port) : Reach.hasCluster(port);
  }

  private static void external(RoutedPort port, Verdict verdict, Ruleset.Builder rules) {
    for (var address : port.frontend().externalIps()) {
      rules.add(Table.FILTER, EXTERNAL, verdict.rule(port, destination(port, address)));
    }
    for (var address : port.frontend().loadBalancerIps()) {
      rules.add(Table.FILTER, EXTERNAL, verdict.rule(port, destination(port, address)));
    }
    if (port.frontend().nodePort() != 0) {
      var match = "-m addrtype --dst-type LOCAL " + nodePort(port);
      rules.add(Table.FILTER, EXTERNAL, verdict.rule(port, match));
    }
  }

  private static void firewall(RoutedPort port, Ruleset.Builder rules) {
    if (port.policy().sourceRanges().isEmpty() || !Reach.external(port)) {
      return;
    }
    var reason = "%s traffic not accepted by %s".formatted(port.name(), ChainNames.firewall(port));
    for (var address : port.frontend().loadBalancerIps()) {
      rules.add(
          Table.FILTER,
          "KUBE-PROXY-FIREWALL",
          comment(reason) + " " + destination(port, address) + " -j DROP");
    }
  }

  /** Another node may have endpoints where this one has none: then the client shall try there. */
  private static Verdict verdict(RoutedPort port) {
    return Reach.hasCluster(port)
        ? new Verdict("has no local endpoints", "DROP")
        : new Verdict("has no endpoints", refusal(port));
  }

  /**
   * A reset, where kube-proxy answers by ICMP: Linux heeds an ICMP error only at the second try of
   * a connection, a second later, when the error comes from the same machine.
   */
  private static String refusal(RoutedPort port) {
    return port.protocol() == Protocol.TCP ? "REJECT --reject-with tcp-reset" : "REJECT";
  }

  private record Verdict(String reason, String target) {
    String rule(RoutedPort port, String match) {
      return comment(port.name() + " " + reason) + " " + match + " -j " + target;
    }
  }
}
