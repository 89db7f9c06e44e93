package io.drydock.controlplane.apiserver.rest.proxy;

import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.DocumentApi;
import io.drydock.client.ResourcePath;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.pod.AssignedPod;
import io.drydock.controlplane.apiserver.pod.NodeClients;
import io.drydock.controlplane.apiserver.pod.PortTunnel;
import io.drydock.controlplane.apiserver.pod.StreamOptions;
import io.drydock.proto.v1.PortForwardRequest;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;

/**
 * Finds what a proxied request is meant for: a pod through its node's agent, a node's port from
 * here, an agent's own HTTP endpoint through the agent.
 */
final class Backends {
  private final NodeClients nodes;
  private final ServiceBackends services;

  Backends(NodeClients nodes) {
    this.nodes = nodes;
    this.services = new ServiceBackends(this);
  }

  /**
   * @param path of the proxy subresource; its name may have a scheme and a port
   * @throws ApiException NotFound, BadRequest, or ServiceUnavailable where nothing serves it
   */
  Backend find(DocumentApi api, ResourcePath path) {
    return switch (path.resource()) {
      case "pods" -> pod(api, path, ProxyName.parse("pod", path.name()));
      case "services" -> services.find(api, path, ProxyName.parse("service", path.name()));
      default -> node(api, ProxyName.parse("node", path.name()));
    };
  }

  private Backend pod(DocumentApi api, ResourcePath path, ProxyName name) {
    ResourcePath address = ResourcePath.of(Kinds.POD, path.namespace(), name.name());
    Pod pod = ObjectCodec.decode(Kinds.POD, api.get(address));
    int port =
        name.port().isEmpty() ? firstPort(pod, name) : StreamOptions.checkedPort(name.port());
    return pod(AssignedPod.of(api, pod), port, name.tls());
  }

  /** One port of a pod, at the pod's address. */
  Backend pod(AssignedPod pod, int port, boolean tls) {
    String ip = pod.pod().getStatus().getPodIP();
    if (ip == null || ip.isEmpty()) {
      throw ApiException.unavailable(
          "pod %s has no address yet".formatted(pod.pod().getMetadata().getName()));
    }
    PortForwardRequest first = pod.port(port).setAddress(ip).build();
    return new Backend(
        ip + ":" + port,
        tls,
        () -> new TunnelConnection(PortTunnel.open(nodes, pod.node(), first)));
  }

  /** An address that no pod is known to have. */
  static Backend direct(String ip, int port, boolean tls) {
    return new Backend(ip + ":" + port, tls, () -> SocketConnection.to(ip, port));
  }

  private Backend node(DocumentApi api, ProxyName name) {
    ResourcePath path = ResourcePath.of(Kinds.NODE, "", name.name());
    Node node = ObjectCodec.decode(Kinds.NODE, api.get(path));
    String ip = NodeClients.address(node);
    String agentPort = Integer.toString(NodeClients.port(node));
    if (name.port().isEmpty() || name.port().equals(agentPort)) {
      PortForwardRequest own = PortForwardRequest.getDefaultInstance();
      return new Backend(
          ip + ":" + agentPort,
          false,
          () -> new TunnelConnection(PortTunnel.open(nodes, node, own)));
    }
    return direct(ip, StreamOptions.checkedPort(name.port()), name.tls());
  }

  private static int firstPort(Pod pod, ProxyName name) {
    return pod.getSpec().getContainers().stream()
        .map(Container::getPorts)
        .filter(ports -> ports != null && !ports.isEmpty())
        .map(ports -> ports.getFirst())
        .map(ContainerPort::getContainerPort)
        .findFirst()
        .orElse(name.defaultPort());
  }
}
