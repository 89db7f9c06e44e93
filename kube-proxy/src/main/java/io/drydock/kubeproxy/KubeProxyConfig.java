package io.drydock.kubeproxy;

import io.drydock.client.TlsFiles;
import io.drydock.kubeproxy.dns.ZoneConfig;
import io.drydock.kubeproxy.state.ThisNode;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Everything that one proxy is told; parsed and checked by {@link KubeProxyFlags}. */
record KubeProxyConfig(Node node, Api api, Network network, Local local, Timing timing) {

  /**
   * @param uplink the interface on which load balancer addresses are announced
   */
  record Node(String name, String address, String uplink) {}

  /**
   * @param server "host:port" of the control plane's gRPC door
   */
  record Api(String server, TlsFiles tls) {}

  /**
   * @param clusterDns the address at which the node's DNS server answers
   * @param upstream where it asks for other names than the cluster's
   */
  record Network(
      String clusterCidr,
      String clusterDns,
      String clusterDomain,
      List<InetSocketAddress> upstream) {}

  record Local(Path rootDir, int healthPort) {}

  /**
   * @param gather how long changes are gathered before they are applied
   * @param look how often foreign changes to rules and addresses are looked for
   */
  record Timing(Duration gather, Duration look) {}

  ThisNode thisNode() {
    return new ThisNode(node.name(), node.address(), network.clusterDns());
  }

  ZoneConfig zone() {
    return ZoneConfig.of(network.clusterDomain(), network.clusterDns(), network.clusterCidr());
  }
}
