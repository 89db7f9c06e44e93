package io.drydock.kubelet.volume;

import java.util.List;

/**
 * What the node knows about names.
 *
 * @param clusterDns the cluster's name server
 * @param clusterDomain such as cluster.local
 * @param nodeResolvConf the lines of the node's own resolv.conf
 */
public record DnsSettings(String clusterDns, String clusterDomain, List<String> nodeResolvConf) {
  public DnsSettings {
    nodeResolvConf = List.copyOf(nodeResolvConf);
  }
}
