package io.drydock.controlplane.controller.endpointslice;

import io.drydock.api.Conditions;
import io.drydock.api.Pods;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pod as an endpoint of a Service. */
final class PodEndpoints {

  private PodEndpoints() {}

  /** Its address of the family; empty for pods that have none, or none any more. */
  static Optional<String> address(Pod pod, String family) {
    if (Pods.isFinished(pod) || pod.getStatus() == null) {
      return Optional.empty();
    }
    Stream<String> all = pod.getStatus().getPodIPs().stream().map(PodIP::getIp);
    return Stream.concat(all, Stream.ofNullable(pod.getStatus().getPodIP()))
        .filter(ip -> !ip.isEmpty())
        .filter(ip -> ip.contains(":") == family.equals("IPv6"))
        .findFirst();
  }

  /** Ready means: new connections are welcome. */
  static boolean isReady(Service service, Pod pod) {
    return Services.publishesNotReady(service)
        || (Conditions.isReady(pod) && !Pods.isTerminating(pod));
  }

  static Endpoint endpoint(Service service, Pod pod, String address, Map<String, String> zones) {
    String node = pod.getSpec().getNodeName();
    return new EndpointBuilder()
        .withAddresses(address)
        .withNewConditions()
        .withReady(isReady(service, pod))
        .withServing(Conditions.isReady(pod))
        .withTerminating(Pods.isTerminating(pod))
        .endConditions()
        .withHostname(hostname(service, pod))
        .withNodeName(node)
        .withZone(node == null ? null : zones.get(node))
        .withTargetRef(reference(pod))
        .build();
  }

  static ObjectReference reference(Pod pod) {
    return new ObjectReferenceBuilder()
        .withKind("Pod")
        .withNamespace(pod.getMetadata().getNamespace())
        .withName(pod.getMetadata().getName())
        .withUid(pod.getMetadata().getUid())
        .build();
  }

  /** A name of its own in the Service's domain, where the pod asks for one. */
  static @Nullable String hostname(Service service, Pod pod) {
    String hostname = pod.getSpec().getHostname();
    boolean asks =
        hostname != null
            && !hostname.isEmpty()
            && service.getMetadata().getName().equals(pod.getSpec().getSubdomain());
    return asks ? hostname : null;
  }
}
