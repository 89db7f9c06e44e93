package io.drydock.cli.command;

import io.drydock.cli.lab.Teardown;
import io.drydock.cli.lab.compose.ComposeSupervisor;
import io.drydock.lifecycle.ProcessMain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code drydock compose-supervisor}: the service "supervisor" of docker-compose.yml. */
@Command(name = ComposeSupervisor.NAME, hidden = true)
final class ComposeSupervisorCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private ClusterOption cluster = new ClusterOption();

  ComposeSupervisorCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws Exception {
    var folder = cluster.folder(invocation);
    var supervisor = new ComposeSupervisor(cluster.spec(invocation), folder, invocation.clock());
    return ProcessMain.serve(
        ComposeSupervisor.NAME, scope -> supervisor.start(scope, new Teardown(folder)::run));
  }
}
