package io.drydock.kubeproxy.state;

/**
 * The node that the proxy serves.
 *
 * @param clusterDns the address whose traffic the proxy's own DNS server answers
 */
public record ThisNode(String name, String address, String clusterDns) {}
