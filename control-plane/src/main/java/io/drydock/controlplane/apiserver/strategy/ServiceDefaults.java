package io.drydock.controlplane.apiserver.strategy;

import io.fabric8.kubernetes.api.model.ClientIPConfig;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.SessionAffinityConfig;
import java.util.List;
import java.util.Objects;

/** What a Service's spec says where the user says nothing; this cluster speaks IPv4 only. */
final class ServiceDefaults {
  private static final int AFFINITY_SECONDS = 3 * 60 * 60;

  private ServiceDefaults() {}

  static boolean isExternalName(ServiceSpec spec) {
    return "ExternalName".equals(spec.getType());
  }

  static boolean isHeadless(ServiceSpec spec) {
    return "None".equals(spec.getClusterIP());
  }

  /** NodePort and LoadBalancer. */
  static boolean isReachableFromOutside(ServiceSpec spec) {
    return "NodePort".equals(spec.getType()) || isLoadBalancer(spec);
  }

  private static boolean isClusterIpWithExternalIps(ServiceSpec spec) {
    return "ClusterIP".equals(spec.getType()) && !spec.getExternalIPs().isEmpty();
  }

  static boolean isLoadBalancer(ServiceSpec spec) {
    return "LoadBalancer".equals(spec.getType());
  }

  static void apply(ServiceSpec spec) {
    if (spec.getType() == null) {
      spec.setType("ClusterIP");
    }
    affinity(spec);
    spec.getPorts().forEach(ServiceDefaults::port);
    policies(spec);
    if (isExternalName(spec)) {
      spec.setClusterIP(null);
      spec.setClusterIPs(List.of());
      spec.setIpFamilies(List.of());
      spec.setIpFamilyPolicy(null);
    } else {
      families(spec);
    }
  }

  private static void affinity(ServiceSpec spec) {
    if (spec.getSessionAffinity() == null) {
      spec.setSessionAffinity("None");
    }
    if (spec.getSessionAffinity().equals("None")) {
      spec.setSessionAffinityConfig(null);
    } else if (spec.getSessionAffinityConfig() == null) {
      spec.setSessionAffinityConfig(
          new SessionAffinityConfig(new ClientIPConfig(AFFINITY_SECONDS)));
    }
  }

  private static void port(ServicePort port) {
    if (port.getProtocol() == null) {
      port.setProtocol("TCP");
    }
    IntOrString target = port.getTargetPort();
    boolean absent =
        target == null
            || Objects.equals(target.getIntVal(), 0)
            || (target.getIntVal() == null
                && Objects.requireNonNullElse(target.getStrVal(), "").isEmpty());
    if (absent && port.getPort() != null) {
      port.setTargetPort(new IntOrString(port.getPort()));
    }
  }

  private static void policies(ServiceSpec spec) {
    boolean external = isReachableFromOutside(spec) || isClusterIpWithExternalIps(spec);
    if (external && spec.getExternalTrafficPolicy() == null) {
      spec.setExternalTrafficPolicy("Cluster");
    }
    if (!isExternalName(spec) && spec.getInternalTrafficPolicy() == null) {
      spec.setInternalTrafficPolicy("Cluster");
    }
    if (isLoadBalancer(spec) && spec.getAllocateLoadBalancerNodePorts() == null) {
      spec.setAllocateLoadBalancerNodePorts(true);
    }
  }

  private static void families(ServiceSpec spec) {
    if (spec.getIpFamilyPolicy() == null) {
      spec.setIpFamilyPolicy("SingleStack");
    }
    if (spec.getIpFamilies().isEmpty()) {
      spec.setIpFamilies(List.of("IPv4"));
    }
    boolean first = spec.getClusterIP() == null || spec.getClusterIP().isEmpty();
    if (first && !spec.getClusterIPs().isEmpty()) {
      spec.setClusterIP(spec.getClusterIPs().getFirst());
    } else if (!first && spec.getClusterIPs().isEmpty()) {
      spec.setClusterIPs(List.of(spec.getClusterIP()));
    }
  }
}
