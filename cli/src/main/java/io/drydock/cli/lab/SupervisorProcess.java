package io.drydock.cli.lab;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.host.ProcessMarks;
import io.drydock.cli.lab.program.Distribution;
import io.drydock.cli.lab.program.Program;
import io.drydock.cli.lab.supervisor.LabSupervisor;
import io.drydock.cli.lab.supervisor.SupervisorFile;
import io.drydock.cli.output.CliException;
import io.drydock.lifecycle.Clock;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The supervisor as a process: finds the running one, or starts it detached from the terminal. */
final class SupervisorProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(20);
  private final ClusterFolder folder;
  private final ProcessMarks marks;
  private final Clock clock;

  SupervisorProcess(ClusterFolder folder, Clock clock) {
    this.folder = folder;
    this.marks = new ProcessMarks(folder);
    this.clock = clock;
  }

  /** The loopback port of the running supervisor; empty where none runs. */
  Optional<Integer> port() {
    return SupervisorFile.read(folder)
        .filter(file -> marks.is(LabSupervisor.NAME, file.pid()))
        .map(SupervisorFile::port);
  }

  /** The port of the supervisor, which is started where none runs. */
  int ensure(Distribution distribution) {
    return port().orElseGet(() -> start(distribution));
  }

  private int start(Distribution distribution) {
    try {
      Process process = launch(distribution);
      Instant deadline = clock.now().plus(PATIENCE);
      while (process.isAlive() && clock.now().isBefore(deadline)) {
        Optional<Integer> port = port();
        if (port.isPresent()) {
          return port.get();
        }
        clock.sleep(LOOK);
      }
      throw CliException.failure(failure());
    } catch (IOException e) {
      throw CliException.failure("The lab's supervisor cannot be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.failure("Interrupted while the lab's supervisor was starting.", e);
    }
  }

  private Process launch(Distribution distribution) throws IOException {
    List<String> command = new ArrayList<>(List.of("setsid"));
    var arguments = List.of(LabSupervisor.NAME, "--name", folder.name());
    command.addAll(distribution.java(Program.CLI, arguments));
    Path log = folder.log(LabSupervisor.NAME);
    var builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("MALLOC_ARENA_MAX", "1");
    builder.environment().putAll(marks.variables(LabSupervisor.NAME));
    builder.environment().put("DRYDOCK_HOME", folder.root().getParent().toString());
    return builder.start();
  }

  private String failure() {
    Path log = folder.log(LabSupervisor.NAME);
    return "The lab's supervisor did not start: %s (all of it is in %s)"
        .formatted(LogTail.lastLine(log), log);
  }
}
