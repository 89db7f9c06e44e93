package io.drydock.cli.lab.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one of the host's programs to its end; bounded in time, its output joined. */
public final class HostCommand {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** How a program ended; output is standard output and error together. */
  public record Outcome(int exitCode, String output) {
    public boolean ok() {
      return exitCode == 0;
    }
  }

  private HostCommand() {}

  /** Runs the program; failing is an outcome. */
  public static Outcome attempt(List<String> command) {
    return run(command, "", LIMIT);
  }

  public static Outcome attempt(String... command) {
    return run(List.of(command), "", LIMIT);
  }

  /** For programs that may take long, such as a package manager. */
  public static Outcome attempt(Duration limit, List<String> command) {
    return run(command, "", limit);
  }

  /**
   * Runs the program and returns its output.
   *
   * @throws HostException where it ends with another code than 0
   */
  public static String require(String... command) {
    return requireWithInput("", command);
  }

  /** Like require, with text for its standard input. */
  public static String requireWithInput(String input, String... command) {
    Outcome outcome = run(List.of(command), input, LIMIT);
    if (!outcome.ok()) {
      throw new HostException(
          "`%s` failed: %s".formatted(String.join(" ", command), outcome.output().strip()));
    }
    return outcome.output();
  }

  private static Outcome run(List<String> command, String input, Duration limit) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      var timer = Thread.ofVirtual().start(() -> endLate(process, limit));
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      timer.interrupt();
      return new Outcome(code, output);
    } catch (IOException e) {
      throw new UncheckedIOException("`" + command.getFirst() + "` cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostException("`" + command.getFirst() + "` was interrupted");
    }
  }

  private static void endLate(Process process, Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
