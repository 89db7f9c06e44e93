package io.drydock.cli.lab;

import io.drydock.cli.lab.host.HostCommand;
import io.drydock.cli.lab.program.Distribution;
import io.drydock.cli.lab.program.Program;
import io.drydock.cli.output.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Writes each program's class archive (AppCDS) by a warm-up run of it, and removes those of former
 * jars.
 */
public final class ClassArchives {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private final Distribution distribution;

  public ClassArchives(Distribution distribution) {
    this.distribution = distribution;
  }

  /** Writes what is missing. */
  public void write() throws InterruptedException {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Files.createDirectories(distribution.archives());
      removeStale();
      var runs =
          Arrays.stream(Program.values())
              .<java.util.concurrent.Callable<Boolean>>map(program -> () -> write(program))
              .toList();
      for (var run : executor.invokeAll(runs)) {
        boolean unused = run.get();
      }
    } catch (IOException | java.util.concurrent.ExecutionException e) {
      throw CliException.failure("Class archives cannot be written: " + e.getMessage(), e);
    }
  }

  private boolean write(Program program) throws IOException {
    Path archive = distribution.archive(program);
    if (Files.exists(archive)) {
      return true;
    }
    Path part = Path.of(archive + ".part");
    var flags = List.of("-XX:ArchiveClassesAtExit=" + part);
    var outcome =
        HostCommand.attempt(LIMIT, distribution.java(program, flags, List.of("--warm-up")));
    if (!outcome.ok() || !Files.exists(part)) {
      throw new IOException(
          "the warm-up run of %s failed: %s"
              .formatted(program.mainClass(), outcome.output().strip()));
    }
    Files.move(part, archive);
    return true;
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
