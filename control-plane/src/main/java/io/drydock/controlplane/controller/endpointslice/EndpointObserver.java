package io.drydock.controlplane.controller.endpointslice;

import io.drydock.api.ObjectKey;
import io.drydock.informer.Snapshot;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers from the informers what concerns one Service. */
record EndpointObserver(
    Snapshot<Service> services,
    Snapshot<Pod> pods,
    Snapshot<EndpointSlice> slices,
    Snapshot<Endpoints> endpoints,
    Snapshot<Node> nodes) {

  private static final String ZONE = "topology.kubernetes.io/zone";

  /** Empty where there is no such Service, or its endpoints are not ours to keep. */
  Optional<ServiceObservation> observe(ObjectKey key) {
    return services
        .get(key)
        .filter(Services::hasSelector)
        .filter(s -> s.getMetadata().getDeletionTimestamp() == null)
        .map(s -> observe(key, s));
  }

  private ServiceObservation observe(ObjectKey key, Service service) {
    var selector = Services.selector(service);
    List<Pod> selected =
        pods.inNamespace(key.namespace()).stream()
            .filter(p -> selector.test(p.getMetadata().getLabels()))
            .toList();
    List<EndpointSlice> own =
        slices.inNamespace(key.namespace()).stream().filter(s -> isOurs(s, key.name())).toList();
    return new ServiceObservation(service, selected, own, endpoints.get(key), zones());
  }

  private static boolean isOurs(EndpointSlice slice, String service) {
    Map<String, String> labels =
        Optional.ofNullable(slice.getMetadata().getLabels()).orElse(Map.of());
    return service.equals(labels.get(Services.NAME_LABEL))
        && Services.MANAGER.equals(labels.get(Services.MANAGER_LABEL))
        && slice.getMetadata().getDeletionTimestamp() == null;
  }

  private Map<String, String> zones() {
    Map<String, String> zones = new HashMap<>();
    for (Node node : nodes.all()) {
      var labels = node.getMetadata().getLabels();
      if (labels != null && labels.containsKey(ZONE)) {
        zones.put(node.getMetadata().getName(), labels.get(ZONE));
      }
    }
    return zones;
  }
}
