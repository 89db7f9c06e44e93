package io.drydock.controlplane.controller.endpointslice;

import io.drydock.api.Owners;
import io.drydock.api.Pods;
import io.fabric8.kubernetes.api.model.EndpointAddress;
import io.fabric8.kubernetes.api.model.EndpointAddressBuilder;
import io.fabric8.kubernetes.api.model.EndpointPort;
import io.fabric8.kubernetes.api.model.EndpointPortBuilder;
import io.fabric8.kubernetes.api.model.EndpointSubset;
import io.fabric8.kubernetes.api.model.EndpointSubsetBuilder;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.EndpointsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides the Endpoints object that has a Service's name: the older form of its slices, one subset
 * for each set of ports. It is owned by the Service, so it goes when the Service goes.
 */
final class EndpointsPlan {

  /** Most addresses in the object, after Kubernetes. */
  static final int MOST = 1000;

  private EndpointsPlan() {}

  static Optional<EndpointAction> decide(ServiceObservation seen) {
    Endpoints base = seen.endpoints().orElseGet(Endpoints::new);
    Endpoints wanted = wanted(seen, base);
    if (seen.endpoints().isEmpty()) {
      return Optional.of(new EndpointAction.CreateEndpoints(wanted, "the Service has none"));
    }
    return wanted.equals(base)
        ? Optional.empty()
        : Optional.of(new EndpointAction.UpdateEndpoints(wanted, "endpoints changed"));
  }

  private static Endpoints wanted(ServiceObservation seen, Endpoints base) {
    Service service = seen.service();
    return new EndpointsBuilder(base)
        .editOrNewMetadata()
        .withNamespace(service.getMetadata().getNamespace())
        .withName(service.getMetadata().getName())
        .withLabels(Services.endpointLabels(service))
        .withOwnerReferences(Owners.controllerReference(service))
        .endMetadata()
        .withSubsets(subsets(seen))
        .build();
  }

  private static List<EndpointSubset> subsets(ServiceObservation seen) {
    String family = Services.families(seen.service()).getFirst();
    Map<List<EndpointPort>, EndpointSubsetBuilder> byPorts = new LinkedHashMap<>();
    seen.pods().stream()
        .filter(p -> !Pods.isTerminating(p))
        .filter(p -> PodEndpoints.address(p, family).isPresent())
        .limit(MOST)
        .forEach(p -> add(byPorts, seen.service(), p, family));
    return byPorts.values().stream().map(EndpointSubsetBuilder::build).toList();
  }

  private static void add(
      Map<List<EndpointPort>, EndpointSubsetBuilder> byPorts,
      Service service,
      Pod pod,
      String family) {
    List<EndpointPort> ports =
        TargetPorts.of(service, pod).stream().map(EndpointsPlan::port).toList();
    if (ports.isEmpty() && !Services.isHeadless(service)) {
      return;
    }
    var subset = byPorts.computeIfAbsent(ports, p -> new EndpointSubsetBuilder().withPorts(p));
    EndpointAddress address = address(service, pod, family);
    if (PodEndpoints.isReady(service, pod)) {
      subset.addToAddresses(address);
    } else {
      subset.addToNotReadyAddresses(address);
    }
  }

  private static EndpointAddress address(Service service, Pod pod, String family) {
    return new EndpointAddressBuilder()
        .withIp(PodEndpoints.address(pod, family).orElseThrow())
        .withHostname(PodEndpoints.hostname(service, pod))
        .withNodeName(pod.getSpec().getNodeName())
        .withTargetRef(PodEndpoints.reference(pod))
        .build();
  }

  private static EndpointPort port(io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort p) {
    return new EndpointPortBuilder()
        .withName(p.getName().isEmpty() ? null : p.getName())
        .withPort(p.getPort())
        .withProtocol(p.getProtocol())
        .withAppProtocol(p.getAppProtocol())
        .build();
  }
}
