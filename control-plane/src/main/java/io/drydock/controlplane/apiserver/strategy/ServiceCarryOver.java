package io.drydock.controlplane.apiserver.strategy;

import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.Objects;
import java.util.Optional;

/**
 * What an update of a Service that leaves out given addresses and ports keeps, and what a change of
 * type drops.
 */
final class ServiceCarryOver {
  private ServiceCarryOver() {}

  static void apply(ServiceSpec next, ServiceSpec old) {
    if (next.getType() == null) {
      next.setType("ClusterIP");
    }
    keepAddress(next, old);
    if (ServiceDefaults.isReachableFromOutside(next)) {
      next.getPorts().forEach(port -> keepNodePort(port, old));
    } else {
      next.getPorts().forEach(port -> dropNodePort(port, old));
      dropPolicies(next, old);
    }
    boolean local = "Local".equals(next.getExternalTrafficPolicy());
    if (ServiceDefaults.isLoadBalancer(next) && local) {
      next.setHealthCheckNodePort(old.getHealthCheckNodePort());
    } else {
      next.setHealthCheckNodePort(null);
    }
  }

  private static void keepAddress(ServiceSpec next, ServiceSpec old) {
    if (ServiceDefaults.isExternalName(next)) {
      next.setClusterIP(null);
    } else if (isEmpty(next.getClusterIP()) && next.getClusterIPs().isEmpty()) {
      next.setClusterIP(old.getClusterIP());
      next.setClusterIPs(old.getClusterIPs());
    }
  }

  private static boolean isEmpty(@org.jspecify.annotations.Nullable String text) {
    return text == null || text.isEmpty();
  }

  private static void keepNodePort(ServicePort port, ServiceSpec old) {
    if (!ServiceNodePorts.isSet(port.getNodePort())) {
      same(port, old).ifPresent(before -> port.setNodePort(before.getNodePort()));
    }
  }

  /**
   * A node port that nobody touched goes with the type; one that is new is an error of the user's.
   */
  private static void dropNodePort(ServicePort port, ServiceSpec old) {
    if (same(port, old)
        .filter(p -> Objects.equals(p.getNodePort(), port.getNodePort()))
        .isPresent()) {
      port.setNodePort(null);
    }
  }

  private static void dropPolicies(ServiceSpec next, ServiceSpec old) {
    if (Objects.equals(next.getExternalTrafficPolicy(), old.getExternalTrafficPolicy())) {
      next.setExternalTrafficPolicy(null);
    }
    next.setAllocateLoadBalancerNodePorts(null);
  }

  private static Optional<ServicePort> same(ServicePort port, ServiceSpec old) {
    String protocol = Objects.requireNonNullElse(port.getProtocol(), "TCP");
    return old.getPorts().stream()
        .filter(p -> Objects.equals(p.getPort(), port.getPort()))
        .filter(p -> Objects.equals(p.getProtocol(), protocol))
        .findFirst();
  }
}
