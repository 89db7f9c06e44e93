package io.drydock.kubelet;

import io.drydock.client.TlsFiles;
import io.fabric8.kubernetes.api.model.Quantity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Everything that one agent is told; parsed and checked by {@link KubeletFlags}. */
record KubeletConfig(
    Node node, Api api, Containers containers, Network network, Timing timing, Local local) {

  /**
   * @param cluster the cluster's name: keeps two clusters on one machine apart
   * @param capacity what the node offers its pods: cpu, memory, pods
   */
  record Node(String name, String ip, String cluster, Map<String, Quantity> capacity) {}

  /**
   * @param server "host:port" of the control plane's gRPC door
   */
  record Api(String server, TlsFiles tls) {}

  /**
   * @param dockerHost such as unix:///var/run/docker.sock
   * @param sandboxImage the image that holds a pod's namespaces
   * @param substitutes which local images stand in for which others
   * @param pullPatience how long a registry may be silent
   */
  record Containers(
      String runtime,
      String dockerHost,
      String sandboxImage,
      Optional<Path> substitutes,
      Duration pullPatience) {}

  record Network(
      Path cniBinDir,
      String clusterCidr,
      String serviceCidr,
      String clusterDns,
      String clusterDomain) {}

  record Timing(
      Duration nodeStatusUpdateFrequency,
      Duration nodeLeaseDuration,
      Duration nodeLeaseRenewInterval) {}

  /**
   * @param port of the node service that the control plane calls
   */
  record Local(Path rootDir, int port, int healthPort) {}
}
