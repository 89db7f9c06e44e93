package io.drydock.controlplane.controller;

import io.drydock.controlplane.controller.node.NodeLifecycleConfig;

/**
 * What the controllers are told from outside.
 *
 * @param clusterCa the CA's certificate as PEM, published as ConfigMap kube-root-ca.crt in every
 *     namespace; "" publishes none
 * @param parallelWrites most writes that one controller has under way at once
 * @param nodes how patient to be with silent nodes
 * @param addresses what nodes and Services get their addresses from
 */
public record ControllersConfig(
    String clusterCa, int parallelWrites, NodeLifecycleConfig nodes, AddressConfig addresses) {

  public static final ControllersConfig DEFAULTS =
      new ControllersConfig("", 32, NodeLifecycleConfig.KUBERNETES, AddressConfig.DEFAULTS);

  public ControllersConfig withClusterCa(String pem) {
    return new ControllersConfig(pem, parallelWrites, nodes, addresses);
  }

  public ControllersConfig withNodes(NodeLifecycleConfig config) {
    return new ControllersConfig(clusterCa, parallelWrites, config, addresses);
  }

  public ControllersConfig withAddresses(AddressConfig config) {
    return new ControllersConfig(clusterCa, parallelWrites, nodes, config);
  }

  /** Printed at start, so without the certificate's text. */
  @Override
  public String toString() {
    return "ControllersConfig[clusterCa=%d characters, parallelWrites=%d, %s, %s]"
        .formatted(clusterCa.length(), parallelWrites, nodes, addresses);
  }
}
