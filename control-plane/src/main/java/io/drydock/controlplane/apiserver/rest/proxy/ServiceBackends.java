package io.drydock.controlplane.apiserver.rest.proxy;

import static java.util.Objects.requireNonNullElse;

import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.DocumentApi;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.pod.AssignedPod;
import io.drydock.proto.v1.Document;
import io.fabric8.kubernetes.api.model.EndpointAddress;
import io.fabric8.kubernetes.api.model.EndpointPort;
import io.fabric8.kubernetes.api.model.EndpointSubset;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Picks one of a service's ready endpoints, at random, as Kubernetes' service proxy does. */
final class ServiceBackends {
  private final Backends backends;

  ServiceBackends(Backends backends) {
    this.backends = backends;
  }

  private record Candidate(EndpointAddress address, int port) {}

  Backend find(DocumentApi api, ResourcePath path, ProxyName name) {
    String port = portName(api, path, name);
    ResourcePath address = ResourcePath.of(Kinds.ENDPOINTS, path.namespace(), name.name());
    Endpoints endpoints = ObjectCodec.decode(Kinds.ENDPOINTS, api.get(address));
    List<Candidate> candidates =
        requireNonNullElse(endpoints.getSubsets(), List.<EndpointSubset>of()).stream()
            .flatMap(subset -> candidates(subset, port).stream())
            .toList();
    if (candidates.isEmpty()) {
      throw ApiException.unavailable(
          "no endpoints available for service \"%s\"".formatted(path.name()));
    }
    Candidate chosen = candidates.get(ThreadLocalRandom.current().nextInt(candidates.size()));
    return backend(api, path.namespace(), chosen, name.tls());
  }

  private static List<Candidate> candidates(EndpointSubset subset, String port) {
    List<EndpointPort> ports = requireNonNullElse(subset.getPorts(), List.of());
    Optional<EndpointPort> named =
        ports.stream().filter(p -> requireNonNullElse(p.getName(), "").equals(port)).findFirst();
    List<EndpointAddress> addresses = requireNonNullElse(subset.getAddresses(), List.of());
    return named
        .map(p -> addresses.stream().map(a -> new Candidate(a, p.getPort())).toList())
        .orElse(List.of());
  }

  private Backend backend(DocumentApi api, String namespace, Candidate candidate, boolean tls) {
    var target = candidate.address().getTargetRef();
    if (target == null || !"Pod".equals(target.getKind())) {
      return Backends.direct(candidate.address().getIp(), candidate.port(), tls);
    }
    Document document = api.get(ResourcePath.of(Kinds.POD, namespace, target.getName()));
    Pod pod = ObjectCodec.decode(Kinds.POD, document);
    return backends.pod(AssignedPod.of(api, pod), candidate.port(), tls);
  }

  /** A number means the service's port of that number. */
  private static String portName(DocumentApi api, ResourcePath path, ProxyName name) {
    if (!name.port().matches("[0-9]{1,9}")) {
      return name.port();
    }
    int number = Integer.parseInt(name.port());
    ResourcePath address = ResourcePath.of(Kinds.SERVICE, path.namespace(), name.name());
    Service service = ObjectCodec.decode(Kinds.SERVICE, api.get(address));
    return service.getSpec().getPorts().stream()
        .filter(port -> port.getPort() == number)
        .map(port -> requireNonNullElse(port.getName(), ""))
        .findFirst()
        .orElseThrow(() ->
            new ApiException(
                Reason.SERVICE_UNAVAILABLE,
                "no service port %d found for service \"%s\"".formatted(number, name.name())));
  }
}
