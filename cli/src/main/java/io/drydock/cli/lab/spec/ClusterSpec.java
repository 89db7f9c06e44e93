package io.drydock.cli.lab.spec;

import io.drydock.cli.lab.address.AddressPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A cluster as it should be; the contents of cluster.json. Written at up, and by the supervisor
 * when a node is killed, started or added.
 */
public record ClusterSpec(
    String name,
    AddressPlan addresses,
    Ports ports,
    EtcdSpec etcd,
    Timings timings,
    List<String> dnsUpstream,
    List<NodeSpec> nodes) {
  public ClusterSpec {
    dnsUpstream = List.copyOf(dnsUpstream);
    nodes = List.copyOf(nodes);
  }

  public Optional<NodeSpec> node(String node) {
    return nodes.stream().filter(candidate -> candidate.name().equals(node)).findFirst();
  }

  /** The same cluster with this node added, or put in place of the one of its name. */
  public ClusterSpec with(NodeSpec node) {
    var changed = new ArrayList<>(nodes);
    changed.removeIf(candidate -> candidate.name().equals(node.name()));
    changed.add(node);
    changed.sort(Comparator.comparingInt(NodeSpec::number));
    return new ClusterSpec(name, addresses, ports, etcd, timings, dnsUpstream, changed);
  }

  /** The least number that no node has. */
  public int freeNumber() {
    int number = 1;
    while (taken(number)) {
      number++;
    }
    return number;
  }

  public String address(NodeSpec node) {
    return addresses.node(node.number());
  }

  private boolean taken(int number) {
    return nodes.stream().anyMatch(node -> node.number() == number);
  }
}
