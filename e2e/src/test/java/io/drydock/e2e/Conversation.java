package io.drydock.e2e;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A command that is spoken with while it runs: typed to, and its output looked at as it comes. */
final class Conversation implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(10);

  private final Process process;
  private final StringBuffer heard = new StringBuffer();

  Conversation(Process process) {
    this.process = process;
    Thread.ofVirtual().start(this::listen);
  }

  /** A command on a pseudo-terminal of this size; its exit code is the command's. */
  static Conversation onTerminal(Shell shell, int rows, int columns, String... command) {
    String line =
        "tty; stty rows %d cols %d; exec %s".formatted(rows, columns, String.join(" ", command));
    return new Conversation(shell.start("script", "-qec", line, "/dev/null"));
  }

  /** Returns when this has been said; what was said until then is not looked at again. */
  String await(String text) {
    await("says \"" + text + "\"", () -> heard.indexOf(text) >= 0);
    int end = heard.indexOf(text) + text.length();
    String said = heard.substring(0, end);
    heard.delete(0, end);
    return said;
  }

  /**
   * Returns when it has done this.
   *
   * @param what as in "says hello", for the failure, which has all that it said
   */
  void await(String what, Callable<Boolean> condition) {
    try {
      Awaitility.await().atMost(PATIENCE).pollInterval(POLL).until(condition);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("not seen that it %s; it said: %s".formatted(what, heard), e);
    }
  }

  void type(String text) {
    try {
      process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  /** As {@code kill -9}, of the command and of nothing that it has started. */
  void kill() {
    process.destroyForcibly();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end; it said: " + heard);
    }
    return process.exitValue();
  }

  private void listen() {
    try (Reader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        heard.append((char) c);
      }
    } catch (IOException e) {
      // it was ended
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
