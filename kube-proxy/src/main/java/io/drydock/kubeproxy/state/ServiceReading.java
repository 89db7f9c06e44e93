package io.drydock.kubeproxy.state;

import io.drydock.api.ObjectKey;
import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a Service object says about routing; also used for names and addresses. */
public final class ServiceReading {

  /** sessionAffinityConfig.clientIP.timeoutSeconds where it is not set. */
  private static final int DEFAULT_AFFINITY_SECONDS = 10_800;

  private ServiceReading() {}

  /** Headless and ExternalName Services are names only; the cluster's DNS is answered by us. */
  static boolean isRouted(Service service, ThisNode node) {
    var clusterIp = clusterIp(service);
    return !isExternalName(service)
        && Addresses.isIpv4(clusterIp)
        && !clusterIp.equals(node.clusterDns());
  }

  public static boolean isExternalName(Service service) {
    return "ExternalName".equals(service.getSpec().getType());
  }

  /** "None" for a headless Service, "" for one without an address yet. */
  public static String clusterIp(Service service) {
    return Objects.requireNonNullElse(service.getSpec().getClusterIP(), "");
  }

  public static boolean isExternalLocal(Service service) {
    return "Local".equals(service.getSpec().getExternalTrafficPolicy());
  }

  /** The addresses in the Service's status. */
  public static List<String> loadBalancerIps(Service service) {
    var status = service.getStatus();
    if (status == null || status.getLoadBalancer() == null) {
      return List.of();
    }
    return ipv4(
        orEmpty(status.getLoadBalancer().getIngress()).stream()
            .map(LoadBalancerIngress::getIp)
            .toList());
  }

  static List<RoutedPort> ports(Service service, SliceIndex slices, ThisNode node) {
    return orEmpty(service.getSpec().getPorts()).stream()
        .filter(port -> port.getPort() != null)
        .flatMap(port -> routed(service, port, slices, node).stream())
        .toList();
  }

  private static Optional<RoutedPort> routed(
      Service service, ServicePort port, SliceIndex slices, ThisNode node) {
    var name = new PortName(ObjectKey.of(service), Objects.requireNonNullElse(port.getName(), ""));
    return Protocol.of(port.getProtocol())
        .map(protocol ->
            new RoutedPort(
                name,
                protocol,
                frontend(service, port),
                policy(service.getSpec()),
                Backends.choose(slices.endpoints(name, protocol), node.name())));
  }

  private static Frontend frontend(Service service, ServicePort port) {
    return new Frontend(
        clusterIp(service),
        port.getPort(),
        Objects.requireNonNullElse(port.getNodePort(), 0),
        ipv4(service.getSpec().getExternalIPs()),
        loadBalancerIps(service));
  }

  private static Policy policy(ServiceSpec spec) {
    return new Policy(
        "Local".equals(spec.getInternalTrafficPolicy()),
        "Local".equals(spec.getExternalTrafficPolicy()),
        affinitySeconds(spec),
        sourceRanges(spec));
  }

  /** Ranges that are not IPv4 admit nobody: a limit never turns into no limit. */
  private static Optional<List<String>> sourceRanges(ServiceSpec spec) {
    var ranges = orEmpty(spec.getLoadBalancerSourceRanges());
    return ranges.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ranges.stream().map(String::strip).filter(Addresses::isIpv4Block).sorted().toList());
  }

  private static int affinitySeconds(ServiceSpec spec) {
    if (!"ClientIP".equals(spec.getSessionAffinity())) {
      return 0;
    }
    var config = spec.getSessionAffinityConfig();
    return config == null
            || config.getClientIP() == null
            || config.getClientIP().getTimeoutSeconds() == null
        ? DEFAULT_AFFINITY_SECONDS
        : config.getClientIP().getTimeoutSeconds();
  }

  private static List<String> ipv4(@Nullable List<String> addresses) {
    return orEmpty(addresses).stream()
        .filter(address -> address != null && Addresses.isIpv4(address))
        .sorted(Addresses::compare)
        .distinct()
        .toList();
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
