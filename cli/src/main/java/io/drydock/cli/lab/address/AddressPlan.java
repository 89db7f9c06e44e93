package io.drydock.cli.lab.address;

/**
 * The addresses and names of one cluster on this host. The host is the lab subnet's first address,
 * node N its (10+N)th; load balancer addresses are 200 to 250.
 */
public record AddressPlan(int index, Subnet lab, Subnet pods, Subnet services) {
  private static final int FIRST_NODE = 10;
  private static final int POOL_FIRST = 200;
  private static final int POOL_LAST = 250;

  /** Nodes are numbered from 1; the next address belongs to the load balancer pool. */
  public static final int MOST_NODES = POOL_FIRST - FIRST_NODE - 1;

  /** The bridge on the host that is the cluster's lab network. */
  public String bridge() {
    return "dd" + index;
  }

  /** The host's own address on the lab network, where the control plane is reached. */
  public String gateway() {
    return lab.address(1);
  }

  public String node(int number) {
    return lab.address(FIRST_NODE + number);
  }

  /** The host's end of the cable to a node. */
  public String cable(int number) {
    return bridge() + "n" + number;
  }

  public String loadBalancerPool() {
    return lab.address(POOL_FIRST) + "-" + lab.address(POOL_LAST);
  }

  /** The Service address of the API server. */
  public String kubernetesService() {
    return services.address(1);
  }

  public String clusterDns() {
    return services.address(10);
  }
}
