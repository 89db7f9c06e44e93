package io.drydock.cli.lab.prerequisite;

import io.drydock.cli.lab.host.DockerEngine;
import io.drydock.cli.lab.host.HostCommand;
import io.drydock.cli.output.CliException;
import io.drydock.lifecycle.Clock;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Starts an installed Docker Engine: by systemd where that runs, else as a daemon in the
 * background.
 */
final class DockerDaemon {
  private static final Path SYSTEMD = Path.of("/run/systemd/system");
  private static final Path LOG = Path.of("/var/log/drydock-dockerd.log");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(50);
  private final DockerEngine engine = new DockerEngine();
  private final PrintStream out;
  private final Clock clock;

  DockerDaemon(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /** Returns when the engine answers. */
  void start() {
    if (Files.isDirectory(SYSTEMD)) {
      out.println("Starting Docker (systemctl start docker)");
      HostCommand.attempt("systemctl", "start", "docker");
      await("`systemctl status docker` says why");
    } else {
      out.println("Starting Docker (dockerd in the background, log in " + LOG + ")");
      launch();
      await(LOG + " says why");
    }
  }

  private static void launch() {
    try {
      new ProcessBuilder("setsid", "dockerd")
          .redirectInput(new File("/dev/null"))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
          .start();
    } catch (IOException e) {
      throw CliException.failure("dockerd cannot be started: " + e.getMessage(), e);
    }
  }

  private void await(String remedy) {
    Instant deadline = clock.now().plus(PATIENCE);
    while (!engine.answers()) {
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
