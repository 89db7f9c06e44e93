package io.drydock.cli.demo;

import java.io.PrintStream;
import java.util.List;

/** Words for a terminal of 100 columns: titles, explanations, commands, what they print. */
final class Narrator {
  static final int COLUMNS = 100;
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";
  private static final String CLEAR_LINE = "\r\u001b[K";
  private final PrintStream out;
  private final boolean terminal;
  private boolean ticking;

  Narrator(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** "== 3/10 Three nodes are Ready ====...". */
  void title(int number, int of, String title) {
    String start = "== %d/%d  %s ".formatted(number, of, title);
    line("");
    line(bold(start + "=".repeat(Math.max(0, COLUMNS - start.length()))));
  }

  /** An explanation; broken into lines. */
  void say(String text) {
    var current = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      if (current.length() + word.length() + 1 > COLUMNS) {
        line(current.toString());
        current.setLength(0);
      }
      current.append(current.isEmpty() ? "" : " ").append(word);
    }
    line(current.toString());
  }

  /** What a user would type. */
  void command(String command) {
    line(bold("$ " + command));
  }

  /** What a command prints; lines that are too long are cut. */
  void shown(List<String> lines) {
    lines.forEach(text -> line(cut(text)));
  }

  void shown(String line) {
    shown(List.of(line));
  }

  /** A line that replaces itself, for time that passes; nothing where there is no terminal. */
  void tick(String text) {
    if (terminal) {
      out.print(CLEAR_LINE + cut(text));
      out.flush();
      ticking = true;
    }
  }

  PrintStream out() {
    return out;
  }

  private void line(String text) {
    if (ticking) {
      out.print(CLEAR_LINE);
      ticking = false;
    }
    out.print(text + "\n");
    out.flush();
  }

  private String bold(String text) {
    return terminal ? BOLD + text + PLAIN : text;
  }

  private static String cut(String text) {
    return text.length() <= COLUMNS ? text : text.substring(0, COLUMNS - 3) + "...";
  }
}
