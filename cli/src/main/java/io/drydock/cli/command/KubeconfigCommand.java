package io.drydock.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code drydock kubeconfig}: prints the path of the file. */
@Command(
    name = "kubeconfig",
    description = "Print the path of the cluster's kubeconfig file, for KUBECONFIG.")
final class KubeconfigCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private ClusterOption cluster = new ClusterOption();

  KubeconfigCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var unused = cluster.spec(invocation);
    invocation.out().println(cluster.folder(invocation).kubeconfig());
    return 0;
  }
}
