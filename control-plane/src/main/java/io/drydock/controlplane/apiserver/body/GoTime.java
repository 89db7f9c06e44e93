package io.drydock.controlplane.apiserver.body;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as RFC 3339 has them, with Go's explanation of what is none. */
final class GoTime {
  private static final String LAYOUT = "2006-01-02T15:04:05Z07:00";

  /** The parts of a time, by the names that the layout gives them. */
  private record Part(String name, Pattern form) {
    static Part of(String name, String form) {
      return new Part(name, Pattern.compile(form));
    }
  }

  private static final List<Part> PARTS =
      List.of(
          Part.of("2006", "\\d{4}"),
          Part.of("-", "-"),
          Part.of("01", "\\d{2}"),
          Part.of("-", "-"),
          Part.of("02", "\\d{2}"),
          Part.of("T", "T"),
          Part.of("15", "\\d{2}"),
          Part.of(":", ":"),
          Part.of("04", "\\d{2}"),
          Part.of(":", ":"),
          Part.of("05", "\\d{2}(\\.\\d+)?"),
          Part.of("Z07:00", "Z|[+-]\\d{2}:\\d{2}"));

  private GoTime() {}

  static void check(String text) {
    String rest = text;
    for (Part part : PARTS) {
      Matcher matcher = part.form().matcher(rest);
      if (!matcher.lookingAt()) {
        throw new Unreadable(
            "parsing time \"%s\" as \"%s\": cannot parse \"%s\" as \"%s\""
                .formatted(text, LAYOUT, rest, part.name()));
      }
      rest = rest.substring(matcher.end());
    }
    if (!rest.isEmpty()) {
      throw new Unreadable("parsing time \"%s\": extra text: \"%s\"".formatted(text, rest));
    }
    range(text);
  }

  private static void range(String text) {
    try {
      var _ = OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw new Unreadable("parsing time \"%s\": day out of range".formatted(text));
    }
  }
}
