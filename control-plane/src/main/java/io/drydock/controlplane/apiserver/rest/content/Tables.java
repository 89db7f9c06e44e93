package io.drydock.controlplane.apiserver.rest.content;

import com.google.protobuf.ByteString;
import io.drydock.api.Kind;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.conversion.Conversions;
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

  private final Printers printers = new Printers();

  /**
   * A table with a row for each document.
   *
   * @param withColumns false in all but the first event of a watch
   */
  public ObjectNode table(
      Kind<?> kind,
      List<Document> documents,
      Map<String, Object> metadata,
      Include include,
      boolean withColumns,
      Instant now) {
    return rows(kind, kind.stored().orElse(kind), documents, metadata, include, withColumns, now);
  }

  /** An object is shown by the columns of its stored kind, whatever version was asked for. */
  private <T extends HasMetadata> ObjectNode rows(
      Kind<?> served,
      Kind<T> kind,
      List<Document> documents,
      Map<String, Object> metadata,
      Include include,
      boolean withColumns,
      Instant now) {
    KindTable<? super T> columns = printers.of(kind);
    ObjectNode table = ObjectCodec.mapper().createObjectNode();
    table.put("kind", "Table");
    table.put("apiVersion", "meta.k8s.io/v1");
    table.set("metadata", ObjectCodec.mapper().valueToTree(metadata));
    List<Column> definitions = withColumns ? columns.columns() : List.of();
    table.set("columnDefinitions", ObjectCodec.mapper().valueToTree(definitions));
    ArrayNode rows = table.putArray("rows");
    documents.forEach(d -> rows.add(row(columns, object(served, kind, d), d, include, now)));
    return table;
  }

  private static <T extends HasMetadata> T object(Kind<?> served, Kind<T> kind, Document document) {
    if (served.equals(kind)) {
      return ObjectCodec.decode(kind, document);
    }
    var shown = (ObjectNode) ObjectCodec.tree(document.getRaw().toByteArray());
    var stored = Conversions.of(served).toStored(shown);
    return ObjectCodec.decode(ObjectCodec.encode(stored), kind.type());
  }

  private static <T extends HasMetadata> ObjectNode row(
      KindTable<? super T> columns, T object, Document document, Include include, Instant now) {
    ObjectNode row = ObjectCodec.mapper().createObjectNode();
    row.set("cells", ObjectCodec.mapper().valueToTree(columns.cells(object, now)));
    conditions(columns, object, row);
    switch (include) {
      case NONE -> {}
      case METADATA -> row.set("object", PartialMetadata.of(document));
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
