package io.drydock.cli.command;

import io.drydock.cli.output.CliException;
import io.drydock.proto.v1.TerminalSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import sun.misc.Signal;

/**
 * The user's terminal, raw while a command in a container owns it: every key goes there. Closing
 * gives it back as it was. Uses stty, which every Unix has.
 */
final class RawTerminal implements AutoCloseable {
  private final Optional<String> before;

  private RawTerminal(Optional<String> before) {
    this.before = before;
  }

  /** Where standard input is no terminal, as {@link #none}. */
  static RawTerminal open() throws InterruptedException {
    Optional<String> settings = stty("-g");
    if (settings.isPresent()) {
      var unused = stty("raw", "-echo");
    }
    return new RawTerminal(settings);
  }

  /** No terminal. */
  static RawTerminal none() {
    return new RawTerminal(Optional.empty());
  }

  /** Empty where there is no terminal. */
  Optional<TerminalSize> size() throws InterruptedException {
    if (before.isEmpty()) {
      return Optional.empty();
    }
    String[] numbers = stty("size").orElse("24 80").split(" ");
    return Optional.of(
        TerminalSize.newBuilder()
            .setHeight(Integer.parseInt(numbers[0]))
            .setWidth(Integer.parseInt(numbers[1]))
            .build());
  }

  /** Tells of every new size from now on; for the rest of the process's life. */
  void onResize(Consumer<TerminalSize> listener) {
    if (before.isPresent()) {
      var unused = Signal.handle(new Signal("WINCH"), signal -> tell(listener));
    }
  }

  private void tell(Consumer<TerminalSize> listener) {
    try {
      size().ifPresent(listener);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws InterruptedException {
    if (before.isPresent()) {
      var unused = stty(before.get());
    }
  }

  /** What stty says; empty where standard input is no terminal. */
  private static Optional<String> stty(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("stty"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      byte[] said = process.getInputStream().readAllBytes();
      return process.waitFor() == 0
          ? Optional.of(new String(said, StandardCharsets.UTF_8).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw CliException.failure(
          "stty cannot be run (%s); use exec without -t".formatted(e.getMessage()), e);
    }
  }
}
