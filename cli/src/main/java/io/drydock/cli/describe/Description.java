package io.drydock.cli.describe;

import io.drydock.cli.output.TabText;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A description while it is written: lines with tabs, which become columns. Not thread-safe. */
final class Description {
  private static final int GAP = 2;
  private static final int LONGEST_ANNOTATION = 140;
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
  private static final DateTimeFormatter RFC1123 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  private final StringBuilder done = new StringBuilder();
  private final StringBuilder open = new StringBuilder();

  /** A line at a depth of two blanks each. */
  Description line(int depth, String text) {
    open.append("  ".repeat(depth)).append(text).append('\n');
    return this;
  }

  /** "Title:", a tab, and the value. */
  Description field(int depth, String title, @Nullable Object value) {
    return line(depth, title + ":\t" + (value == null ? "" : value));
  }

  /** A field that is left out where it has no value. */
  Description optional(int depth, String title, @Nullable Object value) {
    return value == null || value.toString().isEmpty() ? this : field(depth, title, value);
  }

  /** What follows has columns of its own. */
  Description section() {
    done.append(TabText.align(open.toString(), GAP));
    open.setLength(0);
    return this;
  }

  Description labels(String title, @Nullable Map<String, String> labels) {
    if (labels == null || labels.isEmpty()) {
      return field(0, title, "<none>");
    }
    String start = title + ":\t";
    for (var label : new TreeMap<>(labels).entrySet()) {
      line(0, start + label.getKey() + "=" + label.getValue());
      start = "\t";
    }
    return this;
  }

  Description annotations(String title, @Nullable Map<String, String> annotations) {
    Map<String, String> shown = new TreeMap<>(annotations == null ? Map.of() : annotations);
    shown.remove(LAST_APPLIED);
    if (shown.isEmpty()) {
      return field(0, title, "<none>");
    }
    String start = title + ":\t";
    for (var annotation : shown.entrySet()) {
      annotation(start, annotation.getKey(), annotation.getValue().replaceFirst("\n$", ""));
      start = "\t";
    }
    return this;
  }

  private void annotation(String start, String name, String value) {
    boolean fits = name.length() + value.length() + 2 <= LONGEST_ANNOTATION;
    if (fits && !value.contains("\n")) {
      line(0, start + name + ": " + value);
      return;
    }
    line(0, start + name + ":");
    value.lines().forEach(part -> line(0, "\t  " + shortened(part)));
  }

  private static String shortened(String text) {
    int most = LONGEST_ANNOTATION - 2;
    return text.length() > most ? text.substring(0, most) + "..." : text;
  }

  /** An RFC 3339 time as descriptions write it, in this machine's zone. */
  static String time(@Nullable String time) {
    if (time == null) {
      return "<unset>";
    }
    try {
      return RFC1123.format(OffsetDateTime.parse(time).atZoneSameInstant(ZoneId.systemDefault()));
    } catch (DateTimeParseException e) {
      return time;
    }
  }

  static String orNone(@Nullable String text) {
    return text == null || text.isEmpty() ? "<none>" : text;
  }

  /** The whole text. */
  String text() {
    section();
    return done.toString();
  }
}
