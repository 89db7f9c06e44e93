package io.drydock.kubeproxy.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the system's programs, in the network namespace of the process or, with a prefix such as "ip
 * netns exec node-1", in another. Safe for use by several threads.
 */
public final class Commands {

  private static final int PATIENCE_SECONDS = 30;
  private static final Executor READERS = task -> Thread.ofVirtual().start(task);

  private final List<String> prefix;

  private Commands(List<String> prefix) {
    this.prefix = List.copyOf(prefix);
  }

  public static Commands here() {
    return new Commands(List.of());
  }

  public static Commands through(String... prefix) {
    return new Commands(List.of(prefix));
  }

  /** What a program that ended has said. */
  public record Outcome(int exitCode, String output, String errors) {
    public boolean succeeded() {
      return exitCode == 0;
    }
  }

  /**
   * Runs a program and waits for its end.
   *
   * @throws CommandException where it cannot be started, or does not end within 30 seconds
   */
  public Outcome run(String... command) throws InterruptedException {
    return run(List.of(command), "");
  }

  /** As {@link #run(String...)}, with text on its standard input. */
  public Outcome run(List<String> command, String input) throws InterruptedException {
    var all = new ArrayList<>(prefix);
    all.addAll(command);
    try {
      var process = start(all);
      try {
        return talk(process, all, input);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw CommandException.notStarted(command.getFirst(), e);
    }
  }

  /**
   * Runs a program that must succeed and returns its output.
   *
   * @throws CommandException also where it fails
   */
  public String require(String... command) throws InterruptedException {
    var outcome = run(command);
    if (!outcome.succeeded()) {
      throw CommandException.failed(List.of(command), outcome);
    }
    return outcome.output();
  }

  /** The administrator's programs may lie where an ordinary PATH does not lead. */
  private static Process start(List<String> command) throws IOException {
    var found = new ArrayList<>(command);
    found.set(0, locate(command.getFirst()));
    var builder = new ProcessBuilder(found);
    builder.environment().merge("PATH", "/usr/sbin:/sbin", (path, more) -> path + ":" + more);
    builder.environment().put("LC_ALL", "C");
    return builder.start();
  }

  private static String locate(String program) {
    return Stream.of("/usr/sbin/" + program, "/sbin/" + program)
        .filter(file -> Files.isExecutable(Path.of(file)))
        .findFirst()
        .orElse(program);
  }

  private static Outcome talk(Process process, List<String> command, String input)
      throws IOException, InterruptedException {
    var output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()), READERS);
    var errors = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()), READERS);
    write(process, input);
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw CommandException.stuck(command, PATIENCE_SECONDS);
    }
    return new Outcome(process.exitValue(), output.join(), errors.join());
  }

  /** A program that ends without reading its input says why on its standard error. */
  private static void write(Process process, String input) throws IOException {
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      if (process.isAlive()) {
        throw e;
      }
    }
  }

  private static String read(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
