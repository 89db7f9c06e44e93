package io.drydock.kubeproxy.state;

import io.drydock.api.ObjectKey;
import io.drydock.kubeproxy.state.Endpoint.Condition;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointConditions;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The EndpointSlices of each Service. A Service may have several, with an endpoint in two of them.
 */
public final class SliceIndex {

  /** The label that ties a slice to its Service. */
  private static final String SERVICE_LABEL = "kubernetes.io/service-name";

  private final Map<ObjectKey, List<EndpointSlice>> byService;

  private SliceIndex(Map<ObjectKey, List<EndpointSlice>> byService) {
    this.byService = byService;
  }

  /** IPv4 slices that name a Service; the others are none of the proxy's business. */
  public static SliceIndex of(List<EndpointSlice> slices) {
    return new SliceIndex(
        slices.stream()
            .filter(slice -> "IPv4".equals(slice.getAddressType()) && service(slice) != null)
            .collect(Collectors.groupingBy(SliceIndex::key)));
  }

  public List<EndpointSlice> slices(ObjectKey service) {
    return byService.getOrDefault(service, List.of());
  }

  /** The endpoints of the slice port with the Service port's name and protocol. */
  List<Endpoint> endpoints(PortName name, Protocol protocol) {
    var endpoints = new ArrayList<Endpoint>();
    for (var slice : slices(name.service())) {
      for (var port : orEmpty(slice.getPorts())) {
        if (isPort(port, name.port(), protocol)) {
          addEndpoints(slice, port.getPort(), endpoints);
        }
      }
    }
    return endpoints;
  }

  private static void addEndpoints(EndpointSlice slice, int port, List<Endpoint> into) {
    for (var endpoint : orEmpty(slice.getEndpoints())) {
      String node = Objects.requireNonNullElse(endpoint.getNodeName(), "");
      orEmpty(endpoint.getAddresses()).stream()
          .filter(Addresses::isIpv4)
          .map(ip -> new Endpoint(ip, port, node, condition(endpoint.getConditions())))
          .forEach(into::add);
    }
  }

  private static boolean isPort(EndpointPort port, String name, Protocol protocol) {
    return port.getPort() != null
        && Objects.requireNonNullElse(port.getName(), "").equals(name)
        && Protocol.of(port.getProtocol()).filter(protocol::equals).isPresent();
  }

  /** An unset ready means ready, an unset serving follows ready: as the EndpointSlice API says. */
  private static Condition condition(@Nullable EndpointConditions conditions) {
    if (conditions == null || !Boolean.FALSE.equals(conditions.getReady())) {
      return Condition.READY;
    }
    return Boolean.TRUE.equals(conditions.getServing())
            && Boolean.TRUE.equals(conditions.getTerminating())
        ? Condition.SERVING_TERMINATING
        : Condition.UNUSABLE;
  }

  private static @Nullable String service(EndpointSlice slice) {
    var labels = slice.getMetadata().getLabels();
    return labels == null ? null : labels.get(SERVICE_LABEL);
  }

  private static ObjectKey key(EndpointSlice slice) {
    return new ObjectKey(
        slice.getMetadata().getNamespace(), Objects.requireNonNull(service(slice)));
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
