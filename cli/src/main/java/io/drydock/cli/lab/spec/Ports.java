package io.drydock.cli.lab.spec;

/** The host ports of one cluster, four in a row. */
public record Ports(int api, int grpc, int etcd, int etcdPeer) {
  /** The first port of the first cluster, as Kubernetes has it. */
  public static final int FIRST = 6443;

  public static Ports from(int first) {
    return new Ports(first, first + 1, first + 2, first + 3);
  }
}
