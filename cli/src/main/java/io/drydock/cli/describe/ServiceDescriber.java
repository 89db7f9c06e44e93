package io.drydock.cli.describe;

import static java.util.Objects.requireNonNullElse;

import io.drydock.api.Kinds;
import io.drydock.printers.WorkloadCells;
import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Services, in the order and the words of kubectl. */
final class ServiceDescriber implements Describer<Service> {
  private static final String OWNER = "kubernetes.io/service-name=";
  private static final int SHOWN = 3;

  @Override
  public void describe(Service service, Description text, Surroundings surroundings) {
    var metadata = service.getMetadata();
    ServiceSpec spec = service.getSpec();
    text.field(0, "Name", metadata.getName()).field(0, "Namespace", metadata.getNamespace());
    text.labels("Labels", metadata.getLabels())
        .annotations("Annotations", metadata.getAnnotations());
    text.field(0, "Selector", WorkloadCells.labels(spec.getSelector()));
    text.field(0, "Type", spec.getType());
    addresses(service, text);
    List<EndpointSlice> slices =
        surroundings.list(
            Kinds.ENDPOINT_SLICE, metadata.getNamespace(), OWNER + metadata.getName(), "");
    for (ServicePort port : spec.getPorts()) {
      port(port, slices, text);
    }
    text.field(0, "Session Affinity", spec.getSessionAffinity());
    text.optional(0, "External Traffic Policy", spec.getExternalTrafficPolicy());
    text.optional(0, "Internal Traffic Policy", spec.getInternalTrafficPolicy());
    if (spec.getHealthCheckNodePort() != null && spec.getHealthCheckNodePort() != 0) {
      text.field(0, "HealthCheck NodePort", spec.getHealthCheckNodePort());
    }
  }

  private static void addresses(Service service, Description text) {
    ServiceSpec spec = service.getSpec();
    text.optional(0, "IP Family Policy", spec.getIpFamilyPolicy());
    text.field(0, "IP Families", joined(spec.getIpFamilies()));
    text.field(0, "IP", spec.getClusterIP());
    text.field(0, "IPs", joined(spec.getClusterIPs()));
    text.optional(0, "External IPs", String.join(",", orEmpty(spec.getExternalIPs())));
    text.optional(0, "Desired LoadBalancer IP", spec.getLoadBalancerIP());
    text.optional(0, "External Name", spec.getExternalName());
    if (service.getStatus() != null && service.getStatus().getLoadBalancer() != null) {
      String all =
          service.getStatus().getLoadBalancer().getIngress().stream()
              .map(ServiceDescriber::ingress)
              .collect(Collectors.joining(", "));
      text.optional(0, "LoadBalancer Ingress", all);
    }
  }

  private static String ingress(LoadBalancerIngress ingress) {
    String mode = requireNonNullElse(ingress.getIpMode(), "");
    return ingress.getIp() == null
        ? requireNonNullElse(ingress.getHostname(), "")
        : ingress.getIp() + (mode.isEmpty() ? "" : " (" + mode + ")");
  }

  private static void port(ServicePort port, List<EndpointSlice> slices, Description text) {
    String protocol = requireNonNullElse(port.getProtocol(), "TCP");
    String name = requireNonNullElse(port.getName(), "");
    String shown = name.isEmpty() ? "<unset>" : name;
    text.field(0, "Port", shown + "\t" + port.getPort() + "/" + protocol);
    Object target = port.getTargetPort() == null ? port.getPort() : port.getTargetPort().getValue();
    text.field(0, "TargetPort", target + "/" + protocol);
    if (port.getNodePort() != null && port.getNodePort() != 0) {
      text.field(0, "NodePort", shown + "\t" + port.getNodePort() + "/" + protocol);
    }
    text.field(0, "Endpoints", endpoints(slices, name));
  }

  /** The ready addresses behind one port; three of them, and how many more there are. */
  private static String endpoints(List<EndpointSlice> slices, String portName) {
    List<String> all =
        slices.stream().flatMap(slice -> endpoints(slice, portName)).distinct().toList();
    String shown = String.join(",", all.subList(0, Math.min(SHOWN, all.size())));
    return all.size() > SHOWN ? "%s + %d more...".formatted(shown, all.size() - SHOWN) : shown;
  }

  private static Stream<String> endpoints(EndpointSlice slice, String portName) {
    return slice.getPorts().stream()
        .filter(port -> requireNonNullElse(port.getName(), "").equals(portName))
        .flatMap(port ->
            slice.getEndpoints().stream()
                .filter(e ->
                    e.getConditions() == null
                        || !Boolean.FALSE.equals(e.getConditions().getReady()))
                .flatMap(e -> e.getAddresses().stream())
                .map(address -> address + ":" + port.getPort()));
  }

  private static String joined(@Nullable List<String> values) {
    return Description.orNone(String.join(",", orEmpty(values)));
  }

  private static List<String> orEmpty(@Nullable List<String> values) {
    return requireNonNullElse(values, List.of());
  }
}
