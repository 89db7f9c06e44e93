package io.drydock.cli.output;

import java.util.ArrayList;
import java.util.List;

/**
 * Text whose cells end with tabs, laid out as Go's text/tabwriter does it: cells below each other
 * in consecutive lines make a column. Pure.
 */
public final class TabText {
  private final int padding;
  private final List<String[]> lines = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();
  private final StringBuilder out = new StringBuilder();

  private TabText(String text, int padding) {
    this.padding = padding;
    text.lines().forEach(line -> lines.add(line.split("\t", -1)));
  }

  /** The text with its tabs made blanks; columns are at least so many blanks apart. */
  public static String align(String text, int padding) {
    TabText tabs = new TabText(text, padding);
    tabs.format(0, tabs.lines.size());
    return tabs.out.toString();
  }

  private void format(int from, int to) {
    int column = widths.size();
    int written = from;
    for (int line = from; line < to; line++) {
      if (!hasCell(line, column)) {
        continue;
      }
      write(written, line);
      int end = line;
      int width = 0;
      while (end < to && hasCell(end, column)) {
        width = Math.max(width, lines.get(end)[column].length() + padding);
        end++;
      }
      widths.add(width);
      format(line, end);
      widths.removeLast();
      written = end;
      line = end;
    }
    write(written, to);
  }

  /** The last cell of a line belongs to no column. */
  private boolean hasCell(int line, int column) {
    return column < lines.get(line).length - 1;
  }

  private void write(int from, int to) {
    for (String[] line : lines.subList(from, to)) {
      for (int i = 0; i < line.length; i++) {
        out.append(line[i]);
        if (i < line.length - 1) {
          out.append(" ".repeat(widths.get(i) - line[i].length()));
        }
      }
      out.append('\n');
    }
  }
}
