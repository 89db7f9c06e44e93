package io.drydock.kubeproxy.state;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;

/**
 * Everything that one node must route, sorted: a pure function of Services, EndpointSlices and the
 * node. Backends turn it into rules. Objects that cannot be routed are left out, never an error.
 */
public record ProxyState(ThisNode node, List<RoutedPort> ports) {

  public static ProxyState of(List<Service> services, List<EndpointSlice> slices, ThisNode node) {
    var index = SliceIndex.of(slices);
    var ports =
        services.stream()
            .filter(service -> ServiceReading.isRouted(service, node))
            .flatMap(service -> ServiceReading.ports(service, index, node).stream())
            .sorted()
            .toList();
    return new ProxyState(node, ports);
  }
}
