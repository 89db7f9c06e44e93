package io.drydock.controlplane.apiserver.rest.content;

import com.google.protobuf.ByteString;
import io.drydock.api.Kind;
import io.drydock.codec.ObjectCodec;
import io.drydock.printers.Column;
import io.drydock.printers.KindTable;
import io.drydock.printers.Printers;
import io.drydock.printers.RowCondition;
import io.drydock.proto.v1.Document;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Makes the Table objects of meta.k8s.io/v1 from documents. Immutable; used by every request. */
public final class Tables {

  /** How much of each object stands beside its row. */
  public enum Include {
    NONE,
    METADATA,
    OBJECT
  }

  /**
   * How a table is made.
   *
   * @param apiVersion of meta.k8s.io
   * @param withColumns false in all but the first event of a watch
   */
  public record Style(String apiVersion, Include include, boolean withColumns) {}

  private final Printers printers = new Printers();

  /** A table with a row for each document. */
  public <T extends HasMetadata> ObjectNode table(
      Kind<T> kind,
      List<Document> documents,
      Map<String, Object> metadata,
      Style style,
      Instant now) {
    KindTable<? super T> columns = printers.of(kind);
    ObjectNode table = ObjectCodec.mapper().createObjectNode();
    table.put("kind", "Table");
    table.put("apiVersion", style.apiVersion());
    table.set("metadata", ObjectCodec.mapper().valueToTree(metadata));
    List<Column> definitions = style.withColumns() ? columns.columns() : List.of();
    table.set("columnDefinitions", ObjectCodec.mapper().valueToTree(definitions));
    ArrayNode rows = table.putArray("rows");
    documents.forEach(d -> rows.add(row(kind, columns, d, style, now)));
    return table;
  }

  private static <T extends HasMetadata> ObjectNode row(
      Kind<T> kind, KindTable<? super T> columns, Document document, Style style, Instant now) {
    T object = ObjectCodec.decode(kind, document);
    ObjectNode row = ObjectCodec.mapper().createObjectNode();
    row.set("cells", ObjectCodec.mapper().valueToTree(columns.cells(object, now)));
    conditions(columns, object, row);
    switch (style.include()) {
      case NONE -> {}
      case METADATA -> row.set("object", PartialMetadata.of(style.apiVersion(), document));
      case OBJECT -> row.putRawValue("object", new RawValue(text(document.getRaw())));
    }
    return row;
  }

  private static <T extends HasMetadata> void conditions(
      KindTable<? super T> columns, T object, ObjectNode row) {
    List<RowCondition> conditions = columns.conditions(object);
    if (!conditions.isEmpty()) {
      row.set("conditions", ObjectCodec.mapper().valueToTree(conditions));
    }
  }

  private static String text(ByteString json) {
    return json.toStringUtf8();
  }
}
