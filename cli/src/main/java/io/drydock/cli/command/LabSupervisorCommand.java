package io.drydock.cli.command;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.Teardown;
import io.drydock.cli.lab.supervisor.LabSupervisor;
import io.drydock.lifecycle.ProcessMain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code drydock lab-supervisor}: the supervisor process itself; `up` starts it. */
@Command(name = LabSupervisor.NAME, hidden = true)
final class LabSupervisorCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private ClusterOption cluster = new ClusterOption();

  LabSupervisorCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws Exception {
    ClusterFolder folder = cluster.folder(invocation);
    var supervisor =
        new LabSupervisor(
            cluster.spec(invocation), folder, invocation.distribution(), invocation.clock());
    return ProcessMain.serve(
        LabSupervisor.NAME, scope -> supervisor.start(scope, new Teardown(folder)::run));
  }
}
