package io.drydock.printers;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressClass;
import io.fabric8.kubernetes.api.model.networking.v1.IngressLoadBalancerIngress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.IngressSpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The group networking.k8s.io. */
final class NetworkingTables {
  private static final String NONE = "<none>";
  private static final int SHOWN = 3;

  private NetworkingTables() {}

  static KindTable<Ingress> ingresses() {
    return CellTable.<Ingress>named()
        .text("Class", i -> requireNonNullElse(spec(i).getIngressClassName(), NONE))
        .text("Hosts", i -> hosts(spec(i).getRules()))
        .text("Address", NetworkingTables::addresses)
        .text("Ports", i -> spec(i).getTls().isEmpty() ? "80" : "80, 443")
        .age()
        .build();
  }

  private static IngressSpec spec(Ingress ingress) {
    return Objects.requireNonNullElseGet(ingress.getSpec(), IngressSpec::new);
  }

  private static String hosts(List<IngressRule> rules) {
    List<String> hosts =
        rules.stream().map(IngressRule::getHost).filter(h -> h != null && !h.isEmpty()).toList();
    if (hosts.isEmpty()) {
      return "*";
    }
    String shown = hosts.stream().limit(SHOWN).collect(Collectors.joining(","));
    return hosts.size() > SHOWN ? "%s + %d more...".formatted(shown, rules.size() - SHOWN) : shown;
  }

  private static String addresses(Ingress ingress) {
    if (ingress.getStatus() == null || ingress.getStatus().getLoadBalancer() == null) {
      return "";
    }
    return ingress.getStatus().getLoadBalancer().getIngress().stream()
        .map(NetworkingTables::address)
        .filter(address -> !address.isEmpty())
        .collect(
            Collectors.collectingAndThen(
                Collectors.toCollection(TreeSet::new), all -> String.join(",", all)));
  }

  private static String address(IngressLoadBalancerIngress ingress) {
    String ip = requireNonNullElse(ingress.getIp(), "");
    return ip.isEmpty() ? requireNonNullElse(ingress.getHostname(), "") : ip;
  }

  static KindTable<IngressClass> ingressClasses() {
    return CellTable.<IngressClass>named()
        .text("Controller", c -> c.getSpec() == null ? "" : c.getSpec().getController())
        .text("Parameters", NetworkingTables::parameters)
        .age()
        .build();
  }

  private static String parameters(IngressClass ingressClass) {
    var parameters = ingressClass.getSpec() == null ? null : ingressClass.getSpec().getParameters();
    return parameters == null
        ? NONE
        : parameters.getKind() + group(parameters.getApiGroup()) + "/" + parameters.getName();
  }

  private static String group(@Nullable String group) {
    return group == null ? "" : "." + group;
  }

  static KindTable<NetworkPolicy> networkPolicies() {
    return CellTable.<NetworkPolicy>named()
        .text(
            "Pod-Selector",
            p -> WorkloadCells.selector(p.getSpec() == null ? null : p.getSpec().getPodSelector()))
        .age()
        .build();
  }
}
