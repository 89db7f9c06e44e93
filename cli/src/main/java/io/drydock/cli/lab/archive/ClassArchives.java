package io.drydock.cli.lab.archive;

import io.drydock.cli.lab.host.HostCommand;
import io.drydock.cli.lab.program.Distribution;
import io.drydock.cli.lab.program.Program;
import io.drydock.cli.output.CliException;
import io.drydock.lifecycle.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Writes each program's class archive (AppCDS) by a warm-up run of it, and removes those of former
 * jars.
 */
public final class ClassArchives {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final List<Program> SERVERS =
      List.of(Program.CONTROL_PLANE, Program.KUBELET_AGENT, Program.KUBE_PROXY);

  private final Distribution distribution;
  private final Clock clock;

  public ClassArchives(Distribution distribution, Clock clock) {
    this.distribution = distribution;
    this.clock = clock;
  }

  /** Writes what is missing. */
  public void write() throws InterruptedException {
    try {
      Files.createDirectories(distribution.archives());
      removeStale();
      var commandLine = CompletableFuture.supplyAsync(this::runCommandLine);
      runServers();
      if (!commandLine.join().isEmpty()) {
        throw new IOException(commandLine.join());
      }
    } catch (IOException e) {
      throw CliException.failure("Class archives cannot be written: " + e.getMessage(), e);
    }
  }

  /** The JVM flags by which a program writes its archive when it ends; none where it has one. */
  List<String> recording(Program program) {
    return present(program) ? List.of() : List.of("-XX:ArchiveClassesAtExit=" + part(program));
  }

  private void runServers() throws IOException, InterruptedException {
    if (SERVERS.stream().allMatch(this::present)) {
      return;
    }
    try (var cluster = new WarmUpCluster(distribution, this::recording, clock)) {
      cluster.run();
    }
    for (Program program : SERVERS) {
      finish(program, "its warm-up run left none");
    }
  }

  /** What went wrong, or nothing. */
  private String runCommandLine() {
    if (present(Program.CLI)) {
      return "";
    }
    var command = distribution.java(Program.CLI, recording(Program.CLI), List.of("--warm-up"));
    var outcome = HostCommand.attempt(LIMIT, command);
    try {
      finish(Program.CLI, outcome.output().strip());
      return "";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private void finish(Program program, String problem) throws IOException {
    if (present(program)) {
      return;
    }
    if (!Files.exists(part(program))) {
      throw new IOException("there is no archive of " + program.mainClass() + ": " + problem);
    }
    Files.move(part(program), distribution.archive(program));
  }

  private boolean present(Program program) {
    return Files.exists(distribution.archive(program));
  }

  private Path part(Program program) {
    return Path.of(distribution.archive(program) + ".part");
  }

  private void removeStale() throws IOException {
    Set<Path> current =
        Arrays.stream(Program.values()).map(distribution::archive).collect(Collectors.toSet());
    try (var files = Files.list(distribution.archives())) {
      for (Path file : files.filter(file -> !current.contains(file)).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
