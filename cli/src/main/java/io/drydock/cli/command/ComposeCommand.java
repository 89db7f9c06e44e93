package io.drydock.cli.command;

import io.drydock.cli.lab.address.Subnet;
import io.drydock.cli.lab.compose.ComposeLab;
import io.drydock.cli.lab.compose.ComposeSupervisor;
import io.drydock.cli.lab.host.DockerEngine;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock compose ...}: steps that containers of docker-compose.yml take. */
@Command(name = "compose", hidden = true)
final class ComposeCommand {
  private final Invocation invocation;

  ComposeCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  /** The service "pki". */
  @Command(name = "prepare", description = "Make the cluster's state folder and certificates.")
  int prepare(
      @Mixin ClusterOption cluster,
      @Option(names = "--volume", required = true) String volume,
      @Option(names = "--bridge-number", required = true) int bridge,
      @Option(names = "--lab-subnet", required = true) String lab,
      @Option(names = "--pod-cidr", required = true) String pods,
      @Option(names = "--api-port", required = true) int apiPort,
      @Option(names = "--grpc-port", required = true) int grpcPort)
      throws IOException {
    var compose = new ComposeLab(cluster.folder(invocation), invocation.clock());
    compose.requireSamePath(new DockerEngine(), volume);
    compose.prepare(
        new ComposeLab.Wishes(bridge, Subnet.parse(lab), Subnet.parse(pods), apiPort, grpcPort));
    return 0;
  }

  /** The first thing that a node does. */
  @Command(name = "reap", description = "Remove the pods that a former life of a node has left.")
  int reap(@Mixin ClusterOption cluster, @Parameters(paramLabel = "<node>") String node)
      throws IOException {
    new ComposeSupervisor(cluster.spec(invocation), cluster.folder(invocation), invocation.clock())
        .reap(node);
    return 0;
  }
}
