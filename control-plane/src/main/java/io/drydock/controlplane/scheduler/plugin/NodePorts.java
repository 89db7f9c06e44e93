package io.drydock.controlplane.scheduler.plugin;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A host port can be given to one pod of a node only. */
public final class NodePorts implements FilterPlugin {

  private record HostPort(String protocol, String address, int port) {
    boolean clashesWith(HostPort other) {
      boolean sameAddress = address.equals(other.address) || isAny(address) || isAny(other.address);
      return port == other.port && protocol.equals(other.protocol) && sameAddress;
    }

    private static boolean isAny(String address) {
      return address.equals("0.0.0.0");
    }
  }

  @Override
  public List<String> reject(Pod pod, NodeInfo node) {
    Set<HostPort> wanted = hostPorts(pod).collect(Collectors.toSet());
    boolean clash =
        !wanted.isEmpty()
            && node.pods().stream()
                .flatMap(NodePorts::hostPorts)
                .anyMatch(used -> wanted.stream().anyMatch(used::clashesWith));
    return clash
        ? List.of("node(s) didn't have free ports for the requested pod ports")
        : List.of();
  }

  private static Stream<HostPort> hostPorts(Pod pod) {
    return pod.getSpec().getContainers().stream()
        .map(Container::getPorts)
        .filter(ports -> ports != null)
        .flatMap(Collection::stream)
        .filter(p -> p.getHostPort() != null && p.getHostPort() > 0)
        .map(NodePorts::hostPort);
  }

  private static HostPort hostPort(ContainerPort p) {
    return new HostPort(
        p.getProtocol() == null ? "TCP" : p.getProtocol(),
        p.getHostIP() == null || p.getHostIP().isEmpty() ? "0.0.0.0" : p.getHostIP(),
        p.getHostPort());
  }
}
