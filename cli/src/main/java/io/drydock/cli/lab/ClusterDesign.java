package io.drydock.cli.lab;

import io.drydock.cli.lab.address.AddressPlan;
import io.drydock.cli.lab.address.AddressPlanner;
import io.drydock.cli.lab.address.HostNetwork;
import io.drydock.cli.lab.host.HostPorts;
import io.drydock.cli.lab.host.ResolvConf;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.cli.lab.spec.NodeSpec;
import io.drydock.cli.lab.spec.Ports;
import io.drydock.cli.output.CliException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes a new cluster's spec from the user's wishes, and checks that a known cluster still fits the
 * host.
 */
final class ClusterDesign {
  private static final int PORT_STEP = 10;
  private static final int PORT_TRIES = 50;
  private final HostNetwork host;
  private final List<ClusterSpec> others;

  /** Others are the clusters beside this one; they may be down at the moment. */
  ClusterDesign(HostNetwork host, List<ClusterSpec> others) {
    this.host = host;
    this.others = others;
  }

  ClusterSpec create(String name, ClusterWishes wishes) {
    var network = wishes.network();
    var plan = planner().plan(network.lab(), network.pods(), network.services());
    var upstream = network.dnsUpstream().isEmpty() ? ResolvConf.upstreams() : network.dnsUpstream();
    return new ClusterSpec(
        name, plan, ports(wishes), wishes.etcd(), wishes.timings(), upstream, nodes(wishes));
  }

  /** Fails where another user of the host has taken the cluster's addresses meanwhile. */
  void requireAddresses(ClusterSpec spec) {
    planner()
        .problem(spec.addresses())
        .ifPresent(problem -> {
          throw CliException.failure(
              "Address range %s, which cluster %s needs; free it, or remove the cluster with `drydock down --name %s` and choose another with --lab-subnet or --pod-cidr."
                  .formatted(problem, spec.name(), spec.name()));
        });
  }

  /** Fails where somebody listens on a port that the cluster needs. */
  static void requirePorts(ClusterSpec spec) {
    var ports = spec.ports();
    var needed =
        spec.etcd().external()
            ? Stream.of(ports.api(), ports.grpc())
            : Stream.of(ports.api(), ports.grpc(), ports.etcd(), ports.etcdPeer());
    needed.forEach(ClusterDesign::requirePort);
  }

  private static void requirePort(int port) {
    HostPorts.listener(port)
        .ifPresent(listener -> {
          throw CliException.failure(
              "Port %d is taken by %s; end it, or make the cluster anew with --api-port."
                  .formatted(port, listener));
        });
  }

  private Ports ports(ClusterWishes wishes) {
    var wish = wishes.network().apiPort();
    if (wish.isPresent()) {
      return Ports.from(wish.getAsInt());
    }
    return IntStream.range(0, PORT_TRIES)
        .mapToObj(i -> Ports.from(Ports.FIRST + i * PORT_STEP))
        .filter(ports -> !reserved(ports) && free(ports))
        .findFirst()
        .orElseThrow(
            () -> CliException.failure("No free ports were found; name one with --api-port."));
  }

  private boolean reserved(Ports ports) {
    return others.stream().anyMatch(other -> other.ports().equals(ports));
  }

  private static boolean free(Ports ports) {
    return Stream.of(ports.api(), ports.grpc(), ports.etcd(), ports.etcdPeer())
        .allMatch(port -> HostPorts.listener(port).isEmpty());
  }

  private static List<NodeSpec> nodes(ClusterWishes wishes) {
    int count = wishes.nodeCount();
    if (count < 0 || count > AddressPlan.MOST_NODES) {
      throw CliException.usage(
          "--nodes must be between 0 and %d, not %d.".formatted(AddressPlan.MOST_NODES, count));
    }
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> new NodeSpec("node-" + i, i, wishes.nodeCpu(), wishes.nodeMemory(), true))
        .toList();
  }

  private AddressPlanner planner() {
    return new AddressPlanner(host, others.stream().map(ClusterSpec::addresses).toList());
  }
}
