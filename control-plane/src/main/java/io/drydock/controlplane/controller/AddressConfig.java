package io.drydock.controlplane.controller;

/**
 * The address ranges that controllers give from.
 *
 * @param clusterCidr of all pods, "10.244.0.0/16"
 * @param nodeCidrMaskSize prefix length of one node's part of it
 * @param loadBalancerPool "10.89.0.200-10.89.0.250"; "" for none
 */
public record AddressConfig(String clusterCidr, int nodeCidrMaskSize, String loadBalancerPool) {

  public static final AddressConfig DEFAULTS = new AddressConfig("10.244.0.0/16", 24, "");
}
