package io.drydock.cli.lab;

import io.drydock.codec.ObjectCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/** The end of a process's log, where the sentence stands that says why it ended. */
public final class LogTail {
  private static final int LINES = 60;
  private static final Pattern LOGGED = Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT\\S+ +(\\w+) .*");
  private static final Pattern TRACE =
      Pattern.compile("^(\\s+at |\\s*\\.\\.\\. \\d|Caused by: ).*");

  private LogTail() {}

  /**
   * The last sentence that a process wrote beside its log, else the last error in it, else its last
   * line.
   */
  public static String lastLine(Path log) {
    try (var all = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      List<String> lines = all.filter(line -> !line.isBlank() && !isTrace(line)).toList();
      List<String> tail = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
      return last(tail.stream().flatMap(line -> sentence(line).stream()).toList())
          .or(() -> last(tail.stream().filter(LogTail::isError).toList()))
          .or(() -> last(tail))
          .orElse("it wrote nothing");
    } catch (IOException e) {
      return "its log cannot be read";
    }
  }

  private static Optional<String> sentence(String line) {
    if (line.startsWith("{")) {
      return fatal(line);
    }
    boolean logged = LOGGED.matcher(line).matches();
    return logged ? Optional.empty() : Optional.of(line.strip().replaceFirst("^error: ", ""));
  }

  /** What etcd says of its end: a JSON line. */
  private static Optional<String> fatal(String line) {
    try {
      var entry = ObjectCodec.tree(line.getBytes(StandardCharsets.UTF_8));
      if (!List.of("fatal", "panic").contains(entry.path("level").asString(""))) {
        return Optional.empty();
      }
      String error = entry.path("error").asString("");
      return Optional.of(entry.path("msg").asString("") + (error.isEmpty() ? "" : ": " + error));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static boolean isError(String line) {
    var logged = LOGGED.matcher(line);
    return logged.matches() && logged.group(1).equals("ERROR");
  }

  private static boolean isTrace(String line) {
    return TRACE.matcher(line).matches();
  }

  private static Optional<String> last(List<String> lines) {
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast());
  }
}
