package io.drydock.cli.demo;

import io.drydock.api.Kind;
import io.drydock.cli.output.TextTable;
import io.drydock.printers.Column;
import io.drydock.printers.KindTable;
import io.drydock.printers.Printers;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Objects as `kubectl get` shows them; of "-o wide" only as many columns as a terminal has room.
 */
final class Tables {
  private Tables() {}

  static <T extends HasMetadata> List<String> of(
      Kind<T> kind, List<T> objects, boolean wide, Instant now) {
    KindTable<? super T> table = new Printers().of(kind);
    int columns = table.columns().size();
    while (true) {
      List<String> lines = lines(table, shown(table.columns(), columns, wide), objects, now);
      if (columns == 1 || lines.stream().allMatch(line -> line.length() <= Narrator.COLUMNS)) {
        return lines;
      }
      columns--;
    }
  }

  private static List<Integer> shown(List<Column> columns, int most, boolean wide) {
    var shown = new ArrayList<Integer>();
    for (int i = 0; i < most; i++) {
      if (wide || columns.get(i).priority() == 0) {
        shown.add(i);
      }
    }
    return shown;
  }

  private static <T extends HasMetadata> List<String> lines(
      KindTable<? super T> table, List<Integer> shown, List<T> objects, Instant now) {
    var text =
        new TextTable(
            shown.stream()
                .map(i -> table.columns().get(i).name().toUpperCase(Locale.ROOT))
                .toArray(String[]::new));
    for (T object : objects) {
      List<Object> cells = table.cells(object, now);
      text.row(shown.stream().map(i -> String.valueOf(cells.get(i))).toArray(String[]::new));
    }
    return print(text);
  }

  private static List<String> print(TextTable table) {
    var bytes = new ByteArrayOutputStream();
    table.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8).lines().map(String::stripTrailing).toList();
  }
}
