package io.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands as a user would, each with a time limit, and keeps what they print. */
final class Shell {

  /** What a command left: standard output and error in one text. */
  record Outcome(List<String> command, int code, String text) {

    Outcome succeeded() {
      assertThat(code).as("%s%n%s", String.join(" ", command), text).isZero();
      return this;
    }
  }

  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();

  Shell(Path directory) {
    this.directory = directory;
  }

  void set(String variable, String value) {
    environment.put(variable, value);
  }

  /** Runs it to its end; a command that does not end in time is killed and fails. */
  Outcome run(Duration limit, String... command) {
    return run(limit, Path.of("/dev/null"), command);
  }

  /** The same with this file on standard input. */
  Outcome run(Duration limit, Path input, String... command) {
    try {
      Path output = Files.createTempFile("drydock-e2e", ".out");
      try {
        var builder = builder(command).redirectOutput(output.toFile());
        Process process = builder.redirectInput(input.toFile()).start();
        boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
          process.destroyForcibly().waitFor();
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as("%s ended within %s: %s", List.of(command), limit, text).isTrue();
        return new Outcome(List.of(command), process.exitValue(), text);
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts it with pipes to it, to be spoken with while it runs. */
  Process start(String... command) {
    try {
      return builder(command).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessBuilder builder(String... command) {
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true);
  }

  /** Runs it, insists on exit code 0, and returns what it printed. */
  String ok(String... command) {
    return run(Duration.ofSeconds(90), command).succeeded().text();
  }

  /** {@link #ok} for a program with words that are split at blanks. */
  String words(String program, String line) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(line.split(" ")));
    return ok(command.toArray(String[]::new));
  }
}
