package io.drydock.kubelet.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One run of a program of the machine, with its whole environment.
 *
 * @param line program and arguments; no shell is involved
 * @param env added to the agent's own environment
 */
public record Command(List<String> line, Map<String, String> env, String stdin) {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  public static Command of(String... line) {
    return new Command(List.of(line), Map.of(), "");
  }

  public static Command of(List<String> line) {
    return new Command(line, Map.of(), "");
  }

  /** Runs it to its end; killed after a minute. CommandException where it cannot be run at all. */
  public Result run() {
    Process process = start();
    try {
      CompletableFuture<String> stderr = new CompletableFuture<>();
      Thread.startVirtualThread(() -> stderr.complete(read(process.getErrorStream())));
      CompletableFuture<String> stdout = new CompletableFuture<>();
      Thread.startVirtualThread(() -> stdout.complete(read(process.getInputStream())));
      feed(process);
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new CommandException(this + " did not end within " + PATIENCE.toSeconds() + " s");
      }
      return new Result(this, process.exitValue(), stdout.join(), stderr.join());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException(this + " was interrupted");
    } finally {
      process.destroyForcibly();
    }
  }

  /** Runs it and returns what it wrote; CommandException where it did not succeed. */
  public String output() {
    Result result = run();
    if (result.exitCode() != 0) {
      throw new CommandException(result.toString());
    }
    return result.stdout();
  }

  @Override
  public String toString() {
    return String.join(" ", line);
  }

  private Process start() {
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(env);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new CommandException(
          "%s cannot be run (%s): install it, or put it on the PATH"
              .formatted(line.getFirst(), e.getMessage()));
    }
  }

  private void feed(Process process) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(stdin.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // it did not want its input; its exit code tells
    }
  }

  private static String read(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /** How a run ended. */
  public record Result(Command command, int exitCode, String stdout, String stderr) {
    @Override
    public String toString() {
      String said = (stderr.isBlank() ? stdout : stderr).strip();
      return command + " failed with exit code " + exitCode + ": " + said;
    }
  }

  /** A program that failed; the message is what it said. */
  public static final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CommandException(String message) {
      super(message);
    }
  }
}
