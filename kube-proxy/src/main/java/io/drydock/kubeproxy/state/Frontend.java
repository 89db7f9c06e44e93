package io.drydock.kubeproxy.state;

import java.util.List;

/**
 * The addresses at which a Service port is reached.
 *
 * @param nodePort 0 where it has none
 */
public record Frontend(
    String clusterIp,
    int port,
    int nodePort,
    List<String> externalIps,
    List<String> loadBalancerIps) {

  /** Whether it is reached from outside the cluster at all. */
  public boolean isExternal() {
    return nodePort != 0 || !externalIps.isEmpty() || !loadBalancerIps.isEmpty();
  }
}
