package io.drydock.controlplane.controller.endpointslice;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPortBuilder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a Service's ports lead in a pod. Named target ports may differ from pod to pod. */
final class TargetPorts {

  private TargetPorts() {}

  /** In the Service's order; ports whose name the pod does not know are left out. */
  static List<EndpointPort> of(Service service, Pod pod) {
    return service.getSpec().getPorts().stream()
        .flatMap(port -> number(port, pod).map(n -> endpointPort(port, n)).stream())
        .toList();
  }

  private static EndpointPort endpointPort(ServicePort port, int number) {
    return new EndpointPortBuilder()
        .withName(Objects.requireNonNullElse(port.getName(), ""))
        .withPort(number)
        .withProtocol(protocol(port.getProtocol()))
        .withAppProtocol(port.getAppProtocol())
        .build();
  }

  private static Optional<Integer> number(ServicePort port, Pod pod) {
    var target = port.getTargetPort();
    if (target == null) {
      return Optional.of(port.getPort());
    }
    String name = target.getStrVal();
    if (name == null) {
      Integer number = target.getIntVal();
      return Optional.of(number == null || number == 0 ? port.getPort() : number);
    }
    return containerPorts(pod)
        .filter(p -> name.equals(p.getName()))
        .filter(p -> protocol(p.getProtocol()).equals(protocol(port.getProtocol())))
        .map(ContainerPort::getContainerPort)
        .findFirst();
  }

  /** Those of containers that keep running: sidecars are init containers that always restart. */
  private static Stream<ContainerPort> containerPorts(Pod pod) {
    Stream<Container> sidecars =
        pod.getSpec().getInitContainers().stream()
            .filter(c -> "Always".equals(c.getRestartPolicy()));
    return Stream.concat(pod.getSpec().getContainers().stream(), sidecars)
        .flatMap(c -> c.getPorts().stream());
  }

  private static String protocol(@org.jspecify.annotations.Nullable String protocol) {
    return protocol == null ? "TCP" : protocol;
  }
}
