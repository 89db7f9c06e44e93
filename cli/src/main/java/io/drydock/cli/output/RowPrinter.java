package io.drydock.cli.output;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/**
 * Prints rows that come little by little, as `kubectl get -w` does: a column is as wide as its
 * widest cell so far. One for one table.
 */
public final class RowPrinter {
  private static final int GAP = 3;
  private static final int LEAST = 6;

  private final PrintStream out;
  private int[] widths = new int[0];

  public RowPrinter(PrintStream out) {
    this.out = out;
  }

  /** Rows of equal length; later ones may be shorter or longer than these. */
  public void print(List<List<String>> rows) {
    rows.forEach(this::measure);
    var text = new StringBuilder();
    rows.forEach(row -> append(text, row));
    out.print(text);
    out.flush();
  }

  private void measure(List<String> row) {
    if (row.size() > widths.length) {
      widths = Arrays.copyOf(widths, row.size());
    }
    for (int i = 0; i < row.size(); i++) {
      widths[i] = Math.max(widths[i], Math.max(LEAST, row.get(i).length() + GAP));
    }
  }

  private void append(StringBuilder text, List<String> row) {
    for (int i = 0; i < row.size(); i++) {
      text.append(row.get(i));
      if (i < row.size() - 1) {
        text.append(" ".repeat(widths[i] - row.get(i).length()));
      }
    }
    text.append('\n');
  }
}
