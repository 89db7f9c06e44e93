package io.drydock.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Loads an API server and prints what it measured as one JSON object. */
@Command(
    name = "api-load",
    mixinStandardHelpOptions = true,
    description = "Measures a Kubernetes API server in closed loops; prints one JSON object.")
final class LoadMain implements Callable<Integer> {
  private static final String NAMESPACE = "drydock-bench";

  @Option(names = "--kubeconfig", required = true, description = "Its current context is loaded.")
  private Path kubeconfig = Path.of("");

  @Option(
      names = "--rows",
      split = ",",
      defaultValue = "configmaps,list,watch,memory",
      description = "What to measure: ${DEFAULT-VALUE}.")
  private Set<Row> rows = Set.of();

  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "How long each rate is measured, after a warm-up of 2 s.")
  private int seconds;

  @Option(names = "--pods", defaultValue = "3000", description = "Pods that a LIST shows.")
  private int pods;

  @Option(
      names = "--stored-pods",
      defaultValue = "30000",
      description = "Pods that are stored for the memory row.")
  private int storedPods;

  @Option(names = "--watchers", defaultValue = "100")
  private int watchers;

  @Option(names = "--updates", defaultValue = "1000")
  private int updates;

  @Option(
      names = "--server-pid",
      description = "The API server's process on this machine; without it there is no memory row.")
  private @Nullable Long serverPid;

  @Option(names = "--etcd", description = "An etcd endpoint to measure beside it.")
  private @Nullable URI etcd;

  @Option(names = "--etcd-cafile")
  private @Nullable Path etcdCa;

  @Option(names = "--etcd-certfile")
  private @Nullable Path etcdCertificate;

  @Option(names = "--etcd-keyfile")
  private @Nullable Path etcdKey;

  private enum Row {
    configmaps,
    list,
    watch,
    memory
  }

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new LoadMain())
            .setExecutionExceptionHandler(LoadMain::explain)
            .execute(arguments));
  }

  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    command.getErr().println("error: " + failure.getMessage());
    return 1;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Report report = new Report(System.err);
    try (var api = new ApiConnections(ApiTarget.read(kubeconfig));
        var connection = api.open(1).getFirst();
        var scratch = Scratch.create(connection, NAMESPACE)) {
      measure(api, scratch, report);
    }
    System.out.println(report.rows().toPrettyString());
    return 0;
  }

  private void measure(ApiConnections api, Scratch scratch, Report report)
      throws IOException, InterruptedException {
    if (rows.contains(Row.configmaps)) {
      configMaps(api, scratch, report);
    }
    if (rows.contains(Row.watch)) {
      new WatchRow(api, scratch, watchers, updates).run(report);
    }
    if (rows.contains(Row.list)) {
      new ListRow(api, scratch, pods).run(report);
    }
    if (rows.contains(Row.memory) && serverPid != null) {
      int present = rows.contains(Row.list) ? pods : 0;
      new MemoryRow(api, scratch, serverPid, present, storedPods).run(report);
    }
  }

  private void configMaps(ApiConnections api, Scratch scratch, Report report)
      throws IOException, InterruptedException {
    Duration measured = Duration.ofSeconds(seconds);
    if (etcd == null) {
      new ConfigMapRows(api, scratch, null, measured).run(report);
      return;
    }
    try (var bare = EtcdLanes.open(etcd, etcdCa, etcdCertificate, etcdKey)) {
      new ConfigMapRows(api, scratch, bare, measured).run(report);
      bare.clear();
    }
  }
}
