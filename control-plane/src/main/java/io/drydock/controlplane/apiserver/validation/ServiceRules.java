package io.drydock.controlplane.apiserver.validation;

import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The rules of a Service's spec. */
public final class ServiceRules {
  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final Set<String> TYPES =
      Set.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
  private static final Set<String> AFFINITIES = Set.of("ClientIP", "None");
  private static final Set<String> POLICIES = Set.of("Cluster", "Local");

  private ServiceRules() {}

  public static void validate(ServiceSpec spec, Violations violations) {
    if (!TYPES.contains(spec.getType())) {
      violations.notSupported(SPEC.child("type"), spec.getType(), TYPES);
    }
    if (!AFFINITIES.contains(spec.getSessionAffinity())) {
      violations.notSupported(SPEC.child("sessionAffinity"), spec.getSessionAffinity(), AFFINITIES);
    }
    policies(spec, violations);
    type(spec, violations);
    LabelRules.labels(spec.getSelector(), SPEC.child("selector"), violations);
    ports(spec, violations);
  }

  private static void policies(ServiceSpec spec, Violations violations) {
    String external = spec.getExternalTrafficPolicy();
    boolean outside = spec.getType().equals("NodePort") || spec.getType().equals("LoadBalancer");
    FieldPath path = SPEC.child("externalTrafficPolicy");
    if (external != null && !outside) {
      violations.invalid(path, external, "may only be set for externally-accessible services");
    } else if (external != null && !POLICIES.contains(external)) {
      violations.notSupported(path, external, POLICIES);
    }
    String internal = spec.getInternalTrafficPolicy();
    if (internal != null && !POLICIES.contains(internal)) {
      violations.notSupported(SPEC.child("internalTrafficPolicy"), internal, POLICIES);
    }
  }

  private static void type(ServiceSpec spec, Violations violations) {
    boolean headless = "None".equals(spec.getClusterIP());
    if (spec.getType().equals("ExternalName")) {
      externalName(spec, violations);
    } else if (headless && !spec.getType().equals("ClusterIP")) {
      violations.invalid(
          SPEC.child("clusterIPs").index(0),
          "None",
          "may not be set to 'None' for %s services".formatted(spec.getType()));
    }
    List<String> families = spec.getIpFamilies();
    if (families.size() > 1 || families.stream().anyMatch(family -> !family.equals("IPv4"))) {
      violations.invalid(
          SPEC.child("ipFamilies"), families, "not configured on this cluster, which is IPv4 only");
    }
  }

  private static void externalName(ServiceSpec spec, Violations violations) {
    String name = Objects.requireNonNullElse(spec.getExternalName(), "");
    FieldPath path = SPEC.child("externalName");
    if (name.isEmpty()) {
      violations.required(path);
      return;
    }
    String trimmed = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    NameRule.SUBDOMAIN.problem(trimmed).ifPresent(why -> violations.invalid(path, name, why));
  }

  private static void ports(ServiceSpec spec, Violations violations) {
    List<ServicePort> ports = spec.getPorts();
    boolean needed = !spec.getType().equals("ExternalName") && !"None".equals(spec.getClusterIP());
    FieldPath path = SPEC.child("ports");
    if (ports.isEmpty() && needed) {
      violations.required(path);
    }
    Set<String> names = new HashSet<>();
    Set<String> endpoints = new HashSet<>();
    for (int i = 0; i < ports.size(); i++) {
      ServicePort port = ports.get(i);
      FieldPath each = path.index(i);
      name(port, each.child("name"), ports.size() > 1, names, violations);
      PortRules.number(port.getPort(), each.child("port"), violations);
      PortRules.protocol(port.getProtocol(), each.child("protocol"), violations);
      PortRules.numberOrName(port.getTargetPort(), each.child("targetPort"), violations);
      if (!endpoints.add(port.getProtocol() + "/" + port.getPort())) {
        violations.duplicate(each, port.getProtocol() + "/" + port.getPort());
      }
    }
  }

  private static void name(
      ServicePort port, FieldPath path, boolean needed, Set<String> names, Violations violations) {
    String name = Objects.requireNonNullElse(port.getName(), "");
    if (name.isEmpty()) {
      if (needed) {
        violations.required(path);
      }
      return;
    }
    Optional<String> problem = NameRule.LABEL.problem(name);
    if (problem.isPresent()) {
      violations.invalid(path, name, problem.get());
    } else if (!names.add(name)) {
      violations.duplicate(path, name);
    }
  }

  /**
   * An address once given stays, unless the Service becomes an ExternalName or ceases to be one.
   */
  public static void validateUpdate(ServiceSpec next, ServiceSpec old, Violations violations) {
    boolean named = isExternalName(next) || isExternalName(old);
    boolean given = old.getClusterIP() != null && !old.getClusterIP().isEmpty();
    if (!named && given && !old.getClusterIP().equals(next.getClusterIP())) {
      violations.invalid(
          SPEC.child("clusterIPs").index(0), next.getClusterIPs(), "may not change once set");
    }
  }

  private static boolean isExternalName(ServiceSpec spec) {
    return "ExternalName".equals(spec.getType());
  }
}
