package io.drydock.cli.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The end of a process's log, where the sentence stands that says why it ended. */
final class LogTail {
  private LogTail() {}

  /** The last line with text; a hint where there is none. */
  static String lastLine(Path log) {
    try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> !line.isBlank() && !line.startsWith("\tat "))
          .reduce((before, after) -> after)
          .map(line -> line.strip().replaceFirst("^error: ", ""))
          .orElse("it wrote nothing");
    } catch (IOException e) {
      return "its log cannot be read";
    }
  }
}
