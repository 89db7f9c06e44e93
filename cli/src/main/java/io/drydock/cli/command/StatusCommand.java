package io.drydock.cli.command;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.ClusterApi;
import io.drydock.cli.lab.LabClient;
import io.drydock.cli.lab.Substitutions;
import io.drydock.cli.lab.Troubles;
import io.drydock.cli.lab.host.ProcessMarks;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.cli.output.TextTable;
import io.drydock.client.ApiException;
import io.drydock.proto.v1.LabProcess;
import io.drydock.proto.v1.LabStatus;
import io.drydock.proto.v1.LabStatusRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code drydock status}: processes, nodes, and images that stand in for others. */
@Command(
    name = "status",
    description = "Show the cluster's processes, nodes and substituted images.")
final class StatusCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private ClusterOption cluster = new ClusterOption();

  StatusCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    ClusterSpec spec = cluster.spec(invocation);
    ClusterFolder folder = cluster.folder(invocation);
    if (new ProcessMarks(folder).all().isEmpty()) {
      invocation
          .out()
          .printf("Cluster %s is stopped; `drydock up` starts it again.%n", spec.name());
      return 0;
    }
    try (LabClient lab = LabClient.open(folder, invocation.distribution(), invocation.clock())) {
      print(lab.call(stub -> stub.status(LabStatusRequest.getDefaultInstance())));
    }
    printSubstitutions(folder, spec);
    return 0;
  }

  private void print(LabStatus status) {
    var out = invocation.out();
    out.printf(
        "Cluster %s, %s, state in %s%n%n",
        status.getCluster(), status.getApiServer(), status.getStateDirectory());
    var processes = new TextTable("PROCESS", "PID", "STATE", "RESTARTS", "MEMORY", "LOG");
    status.getProcessesList().forEach(process -> row(processes, process));
    processes.print(out);
    long sum = status.getProcessesList().stream().mapToLong(LabProcess::getPssBytes).sum();
    out.printf("%s in all (proportional set size)%n%n", mebibytes(sum));
    var nodes = new TextTable("NODE", "ADDRESS", "STATE");
    status.getNodesList().forEach(n -> nodes.row(n.getName(), n.getAddress(), n.getState()));
    nodes.print(out);
    Troubles.of(status).forEach(trouble -> out.printf("%n%s%n", trouble));
  }

  private static void row(TextTable table, LabProcess process) {
    table.row(
        process.getName(),
        process.getPid() == 0 ? "-" : Long.toString(process.getPid()),
        process.getState(),
        Integer.toString(process.getRestarts()),
        mebibytes(process.getPssBytes()),
        process.getLogFile());
  }

  private static String mebibytes(long bytes) {
    return Math.round(bytes / 1048576.0) + " MiB";
  }

  private void printSubstitutions(ClusterFolder folder, ClusterSpec spec) {
    var out = invocation.out();
    try (var api = new ClusterApi(folder, spec)) {
      Substitutions.list(api.client())
          .forEach(line -> out.printf("%nSubstituted image: %s%n", line));
    } catch (ApiException e) {
      out.printf("%nThe control plane does not answer: %s%n", e.getMessage());
    }
  }
}
