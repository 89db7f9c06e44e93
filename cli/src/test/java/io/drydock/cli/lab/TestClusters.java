package io.drydock.cli.lab;

import io.drydock.cli.lab.address.AddressPlan;
import io.drydock.cli.lab.address.Subnet;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.cli.lab.spec.EtcdSpec;
import io.drydock.cli.lab.spec.NodeSpec;
import io.drydock.cli.lab.spec.Ports;
import io.drydock.cli.lab.spec.Timings;
import java.util.List;

/** Specs for tests. */
public final class TestClusters {
  private TestClusters() {}

  /** A cluster of two nodes on ranges that nothing else uses. */
  public static ClusterSpec twoNodes(String name) {
    var plan =
        new AddressPlan(
            97,
            Subnet.parse("198.18.97.0/24"),
            Subnet.parse("198.19.0.0/16"),
            Subnet.parse("10.96.0.0/16"));
    return new ClusterSpec(
        name,
        plan,
        Ports.from(Ports.FIRST),
        EtcdSpec.own(false),
        Timings.LAB,
        List.of("192.0.2.53"),
        List.of(
            new NodeSpec("node-1", 1, "2", "2Gi", true),
            new NodeSpec("node-2", 2, "500m", "1Gi", true)));
  }
}
