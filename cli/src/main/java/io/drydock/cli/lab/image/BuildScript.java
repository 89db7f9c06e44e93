package io.drydock.cli.lab.image;

import io.drydock.cli.output.CliException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One run of deploy/images/build. Closing it ends a run that is still going on. */
final class BuildScript implements AutoCloseable {
  private static final String SPEAKER = "drydock images: ";
  private final Process process;
  private final Path script;

  BuildScript(Path script, List<String> arguments) {
    var command = new ArrayList<>(List.of(script.toString()));
    command.addAll(arguments);
    this.script = script;
    try {
      this.process =
          new ProcessBuilder(command)
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      throw CliException.failure(script + " cannot be run: " + e.getMessage(), e);
    }
  }

  /** Hands on what it says, line by line; returns its last line and whether it went well. */
  Result await(Consumer<String> listener) throws InterruptedException {
    String last = "it said nothing";
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line.startsWith(SPEAKER) ? line.substring(SPEAKER.length()) : line;
        listener.accept(last);
      }
    } catch (IOException e) {
      last = script + " was ended";
    }
    return new Result(process.waitFor(), last);
  }

  /** How it ended. */
  record Result(int code, String lastLine) {
    boolean ok() {
      return code == 0;
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
