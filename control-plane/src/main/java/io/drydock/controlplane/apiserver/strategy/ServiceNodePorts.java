package io.drydock.controlplane.apiserver.strategy;

import io.drydock.controlplane.apiserver.cache.Keys;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Gives a Service's ports their node ports, 30000 to 32767. */
final class ServiceNodePorts {
  private static final int FIRST = 30000;
  private static final int LAST = 32767;
  private static final int TRIES = 128;

  private ServiceNodePorts() {}

  static String claim(int port) {
    return Keys.claim("nodeport/" + port);
  }

  static boolean needsPorts(ServiceSpec spec) {
    boolean refused = Boolean.FALSE.equals(spec.getAllocateLoadBalancerNodePorts());
    return ServiceDefaults.isReachableFromOutside(spec)
        && !(ServiceDefaults.isLoadBalancer(spec) && refused);
  }

  static void assign(ServiceSpec spec, Set<String> held, Claims claims, Violations violations) {
    Set<Integer> own = new HashSet<>();
    for (int i = 0; i < spec.getPorts().size(); i++) {
      Integer asked = spec.getPorts().get(i).getNodePort();
      if (isSet(asked)) {
        FieldPath path = FieldPath.of("spec.ports").index(i).child("nodePort");
        check(asked, path, spec, held, claims, violations);
        own.add(asked);
      }
    }
    if (!needsPorts(spec)) {
      return;
    }
    for (ServicePort port : spec.getPorts()) {
      if (!isSet(port.getNodePort())) {
        give(port, own, claims, violations);
      }
    }
    healthCheck(spec, own, claims);
  }

  /**
   * Where only nodes with a pod take traffic, a port tells load balancers which nodes these are.
   */
  private static void healthCheck(ServiceSpec spec, Set<Integer> own, Claims claims) {
    boolean wanted =
        ServiceDefaults.isLoadBalancer(spec) && "Local".equals(spec.getExternalTrafficPolicy());
    if (wanted && !isSet(spec.getHealthCheckNodePort())) {
      free(own, claims).ifPresent(spec::setHealthCheckNodePort);
    }
  }

  private static void give(
      ServicePort port, Set<Integer> own, Claims claims, Violations violations) {
    Optional<Integer> free = free(own, claims);
    if (free.isEmpty()) {
      violations.invalid(
          FieldPath.of("spec.ports"),
          port.getPort(),
          "failed to allocate a nodePort: range is full: delete a Service of type NodePort or LoadBalancer");
      return;
    }
    port.setNodePort(free.get());
    own.add(free.get());
  }

  private static void check(
      int asked,
      FieldPath path,
      ServiceSpec spec,
      Set<String> held,
      Claims claims,
      Violations violations) {
    if (!ServiceDefaults.isReachableFromOutside(spec)) {
      return; // forbidden by the rules
    }
    if (asked < FIRST || asked > LAST) {
      violations.invalid(
          path,
          asked,
          "provided port is not in the valid range. The range of valid ports is 30000-32767");
    } else if (!held.contains(claim(asked)) && claims.isTaken(claim(asked))) {
      violations.invalid(path, asked, "provided port is already allocated");
    }
  }

  private static Optional<Integer> free(Set<Integer> own, Claims claims) {
    RandomGenerator random = RandomGenerator.getDefault();
    for (int i = 0; i < TRIES; i++) {
      int port = random.nextInt(FIRST, LAST + 1);
      if (!own.contains(port) && !claims.seemsTaken(claim(port))) {
        return Optional.of(port);
      }
    }
    for (int port = FIRST; port <= LAST; port++) {
      if (!own.contains(port) && !claims.seemsTaken(claim(port))) {
        return Optional.of(port);
      }
    }
    return Optional.empty();
  }

  static boolean isSet(@org.jspecify.annotations.Nullable Integer port) {
    return port != null && port != 0;
  }
}
