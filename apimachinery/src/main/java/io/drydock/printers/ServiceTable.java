package io.drydock.printers;

import static io.drydock.printers.Column.text;
import static io.drydock.printers.Column.wide;
import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Services. */
final class ServiceTable implements KindTable<Service> {

  @Override
  public List<Column> columns() {
    return Column.list(
        Column.NAME,
        text("Type"),
        text("Cluster-IP"),
        text("External-IP"),
        text("Port(s)"),
        Column.AGE,
        wide("Selector"));
  }

  @Override
  public List<Object> cells(Service service, Instant now) {
    ServiceSpec spec = service.getSpec();
    String type = requireNonNullElse(spec.getType(), "ClusterIP");
    return List.of(
        service.getMetadata().getName(),
        type,
        orNone(spec.getClusterIP()),
        externalIp(service, type),
        ports(spec),
        Ages.since(service.getMetadata().getCreationTimestamp(), now),
        WorkloadCells.labels(spec.getSelector()));
  }

  private static String externalIp(Service service, String type) {
    List<String> external =
        requireNonNullElse(service.getSpec().getExternalIPs(), List.<String>of());
    return switch (type) {
      case "ExternalName" -> orNone(service.getSpec().getExternalName());
      case "LoadBalancer" -> {
        String all =
            Stream.concat(ingress(service), external.stream()).collect(Collectors.joining(","));
        yield all.isEmpty() ? "<pending>" : all;
      }
      default -> orNone(String.join(",", external));
    };
  }

  private static Stream<String> ingress(Service service) {
    if (service.getStatus() == null || service.getStatus().getLoadBalancer() == null) {
      return Stream.empty();
    }
    return service.getStatus().getLoadBalancer().getIngress().stream()
        .map(ServiceTable::ingressName)
        .distinct();
  }

  private static String ingressName(LoadBalancerIngress ingress) {
    return ingress.getIp() != null
        ? ingress.getIp()
        : requireNonNullElse(ingress.getHostname(), "");
  }

  private static String ports(ServiceSpec spec) {
    return orNone(
        spec.getPorts().stream().map(ServiceTable::port).collect(Collectors.joining(",")));
  }

  private static String port(ServicePort port) {
    String protocol = requireNonNullElse(port.getProtocol(), "TCP");
    boolean nodePort = port.getNodePort() != null && port.getNodePort() > 0;
    return nodePort
        ? "%d:%d/%s".formatted(port.getPort(), port.getNodePort(), protocol)
        : "%d/%s".formatted(port.getPort(), protocol);
  }

  private static String orNone(@Nullable String text) {
    return text == null || text.isEmpty() ? "<none>" : text;
  }
}
