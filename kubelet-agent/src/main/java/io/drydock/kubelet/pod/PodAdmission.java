package io.drydock.kubelet.pod;

import io.drydock.api.Quantities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Whether a node can take one more pod beside those that it has, in kubelet's words. Pure. */
final class PodAdmission {
  private final Map<String, Quantity> allocatable;
  private final List<Pod> active;

  PodAdmission(Map<String, Quantity> allocatable, List<Pod> active) {
    this.allocatable = allocatable;
    this.active = active;
  }

  /** Why not; empty where it fits. */
  Optional<Fate.Ended> refuse(Pod pod) {
    return hostNetwork(pod)
        .or(() -> tooManyPods())
        .or(() -> exceeds(pod, "cpu", Quantities::milliCpu))
        .or(() -> exceeds(pod, "memory", Quantities::memoryBytes))
        .or(() -> portTaken(pod));
  }

  private static Optional<Fate.Ended> hostNetwork(Pod pod) {
    return Boolean.TRUE.equals(pod.getSpec().getHostNetwork())
        ? Optional.of(
            new Fate.Ended(
                "HostNetworkNotSupported",
                "Pod was rejected: this node cannot run pods with hostNetwork; remove"
                    + " spec.hostNetwork and use hostPort"))
        : Optional.empty();
  }

  private Optional<Fate.Ended> tooManyPods() {
    long capacity = Quantities.value(allocatable, "pods");
    return active.size() + 1 > capacity
        ? Optional.of(shortage("pods", 1, active.size(), capacity))
        : Optional.empty();
  }

  private Optional<Fate.Ended> exceeds(
      Pod pod, String resource, ToLongFunction<Map<String, Quantity>> amount) {
    long wanted = request(pod, amount);
    long used = active.stream().mapToLong(other -> request(other, amount)).sum();
    long capacity = amount.applyAsLong(allocatable);
    return wanted > 0 && used + wanted > capacity
        ? Optional.of(shortage(resource, wanted, used, capacity))
        : Optional.empty();
  }

  private static Fate.Ended shortage(String resource, long wanted, long used, long capacity) {
    return new Fate.Ended(
        "OutOf" + resource,
        "Pod was rejected: Node didn't have enough resource: %s, requested: %d, used: %d, capacity: %d"
            .formatted(resource, wanted, used, capacity));
  }

  /** The main containers' sum, or the largest init container where that is more. */
  private static long request(Pod pod, ToLongFunction<Map<String, Quantity>> amount) {
    long main =
        PodContainers.main(pod).stream().mapToLong(one -> request(one, amount)).sum()
            + PodContainers.init(pod).stream()
                .filter(PodContainers::sidecar)
                .mapToLong(one -> request(one, amount))
                .sum();
    long init =
        PodContainers.init(pod).stream().mapToLong(one -> request(one, amount)).max().orElse(0);
    return Math.max(main, init);
  }

  private static long request(Container container, ToLongFunction<Map<String, Quantity>> amount) {
    var resources = container.getResources();
    return resources == null || resources.getRequests() == null
        ? 0
        : amount.applyAsLong(resources.getRequests());
  }

  private Optional<Fate.Ended> portTaken(Pod pod) {
    List<String> taken = active.stream().flatMap(PodAdmission::hostPorts).toList();
    return hostPorts(pod)
        .filter(taken::contains)
        .findFirst()
        .map(port ->
            new Fate.Ended(
                "NodePorts",
                "Pod was rejected: Predicate NodePorts failed: host port "
                    + port
                    + " is taken by another pod on this node"));
  }

  private static Stream<String> hostPorts(Pod pod) {
    return PodContainers.all(pod)
        .flatMap(container -> container.getPorts().stream())
        .filter(port -> port.getHostPort() != null && port.getHostPort() > 0)
        .map(PodAdmission::portName);
  }

  private static String portName(ContainerPort port) {
    String protocol = port.getProtocol() == null ? "TCP" : port.getProtocol();
    return port.getHostPort() + "/" + protocol;
  }
}
