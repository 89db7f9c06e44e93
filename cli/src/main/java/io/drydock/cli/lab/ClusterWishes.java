package io.drydock.cli.lab;

import io.drydock.cli.lab.address.Subnet;
import io.drydock.cli.lab.spec.EtcdSpec;
import io.drydock.cli.lab.spec.Timings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the user of {@code up} asks for; what is empty is chosen. */
public record ClusterWishes(
    OptionalInt nodes,
    String nodeCpu,
    String nodeMemory,
    Timings timings,
    EtcdSpec etcd,
    Network network) {
  /** The part of the wishes that is about addresses. */
  public record Network(
      Optional<Subnet> lab,
      Optional<Subnet> pods,
      Subnet services,
      OptionalInt apiPort,
      List<String> dnsUpstream) {}

  private static final int NODES = 3;

  /** What `up` without any option means. */
  public static ClusterWishes standard() {
    var network =
        new Network(
            Optional.empty(),
            Optional.empty(),
            Subnet.parse("10.96.0.0/16"),
            OptionalInt.empty(),
            List.of());
    return new ClusterWishes(
        OptionalInt.empty(), "2", "2Gi", Timings.LAB, EtcdSpec.own(false), network);
  }

  int nodeCount() {
    return nodes.orElse(NODES);
  }
}
