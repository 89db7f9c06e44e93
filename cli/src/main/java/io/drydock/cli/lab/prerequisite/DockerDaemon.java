package io.drydock.cli.lab.prerequisite;

import io.drydock.cli.lab.host.DockerEngine;
import io.drydock.cli.lab.host.HostCommand;
import io.drydock.cli.output.CliException;
import io.drydock.lifecycle.Clock;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Starts an installed Docker Engine: by systemd where that runs, else as a daemon in the
 * background.
 */
final class DockerDaemon {
  private static final Path SYSTEMD = Path.of("/run/systemd/system");
  private static final Path LOG = Path.of("/var/log/drydock-dockerd.log");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(50);
  private final DockerEngine engine;
  private final List<String> command;
  private final Path log;
  private final PrintStream out;
  private final Clock clock;

  DockerDaemon(PrintStream out, Clock clock) {
    this(new DockerEngine(), List.of("setsid", "dockerd"), LOG, out, clock);
  }

  DockerDaemon(DockerEngine engine, List<String> command, Path log, PrintStream out, Clock clock) {
    this.engine = engine;
    this.command = command;
    this.log = log;
    this.out = out;
    this.clock = clock;
  }

  /** Returns when the engine answers. */
  void start() {
    if (Files.isDirectory(SYSTEMD)) {
      out.println("Starting Docker (systemctl start docker)");
      HostCommand.attempt("systemctl", "start", "docker");
      await(() -> {}, "`systemctl status docker` says why");
    } else {
      startInBackground();
    }
  }

  /** Without systemd: a daemon that goes on when the command has ended. */
  void startInBackground() {
    out.println("Starting Docker (dockerd in the background, log in " + log + ")");
    long before = size();
    Process daemon = launch();
    await(() -> requireAlive(daemon, before), log + " says why");
  }

  private Process launch() {
    try {
      return new ProcessBuilder(command)
          .redirectInput(new File("/dev/null"))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .start();
    } catch (IOException e) {
      throw CliException.failure("dockerd cannot be started: " + e.getMessage(), e);
    }
  }

  private void requireAlive(Process daemon, long before) {
    if (!daemon.isAlive() && !engine.answers()) {
      throw CliException.failure(
          "Docker cannot be started: %s (all of it is in %s); mend that, or start Docker by hand."
              .formatted(lastLine(before), log));
    }
  }

  private long size() {
    return log.toFile().length();
  }

  /** What was written last, after what stood there before. */
  private String lastLine(long before) {
    try {
      byte[] all = Files.readAllBytes(log);
      int start = (int) Math.min(before, all.length);
      return new String(all, start, all.length - start, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .reduce("dockerd said nothing", (earlier, later) -> later.strip());
    } catch (IOException e) {
      return "its log cannot be read";
    }
  }

  private void await(Runnable check, String remedy) {
    Instant deadline = clock.now().plus(PATIENCE);
    while (!engine.answers()) {
      check.run();
      if (clock.now().isAfter(deadline)) {
        throw CliException.failure(
            "Docker does not answer on /var/run/docker.sock after %d s; %s."
                .formatted(PATIENCE.toSeconds(), remedy));
      }
      pause();
    }
  }

  private void pause() {
    try {
      clock.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.failure("Interrupted while Docker was starting.", e);
    }
  }
}
