package io.drydock.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** One cluster of this test run, by its name; state is kept in a folder of the test's own. */
final class Cluster {

  static final Path ROOT = root();

  private final Shell shell = new Shell(ROOT);
  private final String name;

  Cluster(String name, Path home) {
    this.name = name;
    shell.set("DRYDOCK_HOME", home.toString());
    shell.set("KUBECACHEDIR", home.resolve("kubectl-cache").toString());
    shell.set("KUBECONFIG", home.resolve(name).resolve("kubeconfig").toString());
  }

  Shell shell() {
    return shell;
  }

  String name() {
    return name;
  }

  String up(String... options) {
    return drydock(Duration.ofMinutes(5), "up", options).succeeded().text();
  }

  /** As on a fresh host: these local images are not built. Those that never were are no matter. */
  void forgetImages(String... names) {
    for (String name : names) {
      shell.run(Duration.ofSeconds(20), "docker", "image", "rm", "-f", "drydock.local/" + name);
    }
  }

  Shell.Outcome down() {
    return drydock(Duration.ofMinutes(2), "down");
  }

  Shell.Outcome drydock(Duration limit, String command, String... options) {
    return shell.run(limit, commandLine(command, options));
  }

  /** The words that run drydock on this cluster. */
  String[] commandLine(String command, String... options) {
    return Stream.concat(
            Stream.of(ROOT.resolve("drydock").toString()),
            Stream.concat(
                Arrays.stream(command.split(" ")),
                Stream.concat(Stream.of("--name", name), Arrays.stream(options))))
        .toArray(String[]::new);
  }

  String kubectl(String line) {
    return shell.words("kubectl", line);
  }

  /** The objects' names of a kind, without the kind. */
  List<String> names(String query) {
    return kubectl("get " + query + " -o name")
        .lines()
        .map(l -> l.substring(l.indexOf('/') + 1))
        .toList();
  }

  String jsonPath(String query, String path) {
    return shell.ok(
        Stream.concat(
                Stream.of("kubectl", "get"),
                Stream.concat(Arrays.stream(query.split(" ")), Stream.of("-o", "jsonpath=" + path)))
            .toArray(String[]::new));
  }

  void rolledOut(String workload) {
    shell
        .run(Duration.ofSeconds(100), "kubectl", "rollout", "status", workload, "--timeout=90s")
        .succeeded();
  }

  /** The pid of a process as {@code drydock status} names it: "node-1/kubelet-agent". */
  long pid(String process) {
    return drydock(Duration.ofSeconds(20), "status")
        .succeeded()
        .text()
        .lines()
        .map(line -> line.split(" +"))
        .filter(cells -> cells[0].equals(process) && cells[1].matches("\\d+"))
        .mapToLong(cells -> Long.parseLong(cells[1]))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no process " + process + " runs"));
  }

  /** As {@code kill -9}. */
  void killHard(String process) {
    ProcessHandle.of(pid(process)).orElseThrow().destroyForcibly();
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("drydock")) ? here : here.getParent();
  }
}
