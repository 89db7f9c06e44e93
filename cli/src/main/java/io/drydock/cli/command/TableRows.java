package io.drydock.cli.command;

import io.drydock.api.Kind;
import io.drydock.codec.ObjectCodec;
import io.drydock.printers.Column;
import io.drydock.printers.KindTable;
import io.drydock.printers.Printers;
import io.drydock.proto.v1.Document;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The header and the rows of one kind's table. Pure. */
record TableRows<T extends HasMetadata>(
    Kind<T> kind, KindTable<? super T> table, TableStyle style) {

  static <T extends HasMetadata> TableRows<T> of(
      Printers printers, Kind<T> kind, TableStyle style) {
    return new TableRows<>(kind, printers.of(kind), style);
  }

  List<String> header() {
    List<String> header = new ArrayList<>();
    if (hasNamespace()) {
      header.add("NAMESPACE");
    }
    for (Column column : table.columns()) {
      if (isShown(column)) {
        header.add(column.name().toUpperCase(Locale.ROOT));
      }
    }
    for (String label : style.labelColumns()) {
      header.add(label.substring(label.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT));
    }
    if (style.withLabels()) {
      header.add("LABELS");
    }
    return header;
  }

  List<String> row(Document document, Instant now) {
    T object = ObjectCodec.decode(kind, document);
    List<Column> columns = table.columns();
    List<Object> cells = table.cells(object, now);
    List<String> row = new ArrayList<>();
    if (hasNamespace()) {
      row.add(document.getNamespace());
    }
    for (int i = 0; i < columns.size(); i++) {
      if (isShown(columns.get(i))) {
        String cell = oneLine(String.valueOf(cells.get(i)));
        boolean name = style.withKind() && columns.get(i).format().equals("name");
        row.add(name ? ResourceNames.type(kind) + "/" + cell : cell);
      }
    }
    addLabels(row, Objects.requireNonNullElse(object.getMetadata().getLabels(), Map.of()));
    return row;
  }

  private void addLabels(List<String> row, Map<String, String> labels) {
    style.labelColumns().forEach(label -> row.add(labels.getOrDefault(label, "")));
    if (style.withLabels()) {
      row.add(
          labels.isEmpty()
              ? "<none>"
              : new TreeMap<>(labels)
                  .entrySet().stream()
                      .map(label -> label.getKey() + "=" + label.getValue())
                      .collect(Collectors.joining(",")));
    }
  }

  private boolean hasNamespace() {
    return style.withNamespace() && kind.namespaced();
  }

  private boolean isShown(Column column) {
    return column.priority() == 0 || style.wide();
  }

  private static String oneLine(String cell) {
    int end = cell.indexOf('\n');
    return end < 0 ? cell : cell.substring(0, end) + "...";
  }
}
