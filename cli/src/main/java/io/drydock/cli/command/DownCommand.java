package io.drydock.cli.command;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.LabDown;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drydock down}. Nothing to take down is no failure. */
@Command(name = "down", description = "Remove a cluster and everything it made on this host.")
final class DownCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private ClusterOption cluster = new ClusterOption();

  @Option(
      names = "--keep-state",
      description = "Keep the state folder: the next `up` continues with the same cluster.")
  private boolean keepState;

  DownCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    ClusterFolder folder = cluster.folder(invocation);
    boolean was = new LabDown(folder).run(keepState);
    invocation
        .out()
        .println(
            was
                ? "Cluster " + folder.name() + (keepState ? " is stopped." : " is removed.")
                : "There is no cluster \"" + folder.name() + "\"; nothing to do.");
    return 0;
  }
}
