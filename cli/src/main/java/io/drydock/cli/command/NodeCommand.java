package io.drydock.cli.command;

import io.drydock.cli.lab.LabClient;
import io.drydock.cli.output.TextTable;
import io.drydock.proto.v1.AddNodeRequest;
import io.drydock.proto.v1.LabNode;
import io.drydock.proto.v1.LabStatusRequest;
import io.drydock.proto.v1.NodeRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock node ...}: the power switches. */
@Command(name = "node", description = "List, kill, start and add nodes.")
final class NodeCommand {
  private final Invocation invocation;

  NodeCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(name = "list", description = "List the nodes and whether they have power.")
  int list(@Mixin ClusterOption cluster) {
    try (LabClient lab = open(cluster)) {
      var status = lab.call(stub -> stub.status(LabStatusRequest.getDefaultInstance()));
      var table = new TextTable("NAME", "ADDRESS", "STATE");
      status.getNodesList().forEach(n -> table.row(n.getName(), n.getAddress(), n.getState()));
      table.print(invocation.out());
      return 0;
    }
  }

  @Command(
      name = "kill",
      description = "Cut a node's power: network, processes and containers are gone at once.")
  int kill(
      @Mixin ClusterOption cluster, @Parameters(paramLabel = "<node>", index = "0") String node) {
    try (LabClient lab = open(cluster)) {
      print(lab.call(stub -> stub.killNode(request(node))).getNode());
      return 0;
    }
  }

  @Command(name = "start", description = "Power a killed node on again.")
  int start(
      @Mixin ClusterOption cluster, @Parameters(paramLabel = "<node>", index = "0") String node) {
    try (LabClient lab = open(cluster)) {
      print(lab.call(stub -> stub.startNode(request(node))).getNode());
      return 0;
    }
  }

  @Command(name = "add", description = "Add a further node.")
  int add(
      @Mixin ClusterOption cluster,
      @Parameters(paramLabel = "<node>", index = "0", arity = "0..1", defaultValue = "")
          String node,
      @Option(names = "--cpu", defaultValue = "", paramLabel = "<quantity>") String cpu,
      @Option(names = "--memory", defaultValue = "", paramLabel = "<quantity>") String memory) {
    var request = AddNodeRequest.newBuilder().setName(node).setCpu(cpu).setMemory(memory).build();
    try (LabClient lab = open(cluster)) {
      print(lab.call(stub -> stub.addNode(request)).getNode());
      return 0;
    }
  }

  private LabClient open(ClusterOption cluster) {
    var unused = cluster.spec(invocation);
    return LabClient.open(
        cluster.folder(invocation), invocation.distribution(), invocation.clock());
  }

  private static NodeRequest request(String node) {
    return NodeRequest.newBuilder().setName(node).build();
  }

  private void print(LabNode node) {
    invocation
        .out()
        .printf("node/%s %s (%s)%n", node.getName(), node.getState(), node.getAddress());
  }
}
