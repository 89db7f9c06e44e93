package io.drydock.cli.output;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Left-aligned columns three spaces apart, as kubectl prints them. */
public final class TextTable {
  private static final int GAP = 3;
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(String... header) {
    rows.add(List.of(header));
  }

  public TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  public void print(PrintStream out) {
    int[] widths = widths();
    for (List<String> row : rows) {
      out.println(line(row, widths));
    }
  }

  private int[] widths() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i));
      if (i < row.size() - 1) {
        line.append(" ".repeat(widths[i] - row.get(i).length() + GAP));
      }
    }
    return line.toString();
  }
}
