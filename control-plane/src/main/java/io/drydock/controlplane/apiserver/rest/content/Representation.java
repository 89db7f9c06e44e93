package io.drydock.controlplane.apiserver.rest.content;

import static io.drydock.controlplane.apiserver.rest.content.Format.Shape.METADATA;
import static io.drydock.controlplane.apiserver.rest.content.Format.Shape.METADATA_LIST;
import static io.drydock.controlplane.apiserver.rest.content.Format.Shape.OBJECT;

import com.google.protobuf.ByteString;
import io.drydock.api.Kind;
import io.drydock.client.ApiException;
import io.drydock.client.DocumentList;
import io.drydock.client.Reason;
import io.drydock.client.WatchEvent;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.rest.http.Answer;
import io.drydock.controlplane.apiserver.rest.http.Request;
import io.drydock.controlplane.apiserver.rest.protobuf.ProtobufAnswers;
import io.drydock.lifecycle.Clock;
import io.drydock.proto.v1.Document;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Documents in the shape that a request asks for. Immutable; one for the door. */
public final class Representation {
  private final Tables tables;
  private final Clock clock;
  private final ProtobufAnswers protobuf = new ProtobufAnswers();

  /** What two watches must have in common to be sent the same bytes. */
  private record Form(Format format, Tables.Include include, boolean first) {}

  public Representation(Tables tables, Clock clock) {
    this.tables = tables;
    this.clock = clock;
  }

  /** Refuses what {@link #object} and the others would, before anything is done. */
  public void check(Request request, Format format) {
    if (format.shape() == Format.Shape.TABLE) {
      var _ = include(request);
    }
  }

  /** One object as a whole answer. */
  public Answer object(Request request, Kind<?> kind, int status, Document document) {
    Format format = Format.negotiate(request);
    if (format.shape() == METADATA_LIST) {
      throw mismatch("PartialObjectMetadataList", "is not a list (*v1." + kind.kind() + ")");
    }
    byte[] body = bytes(format, request, kind, document);
    return format.encoding() == Format.Encoding.PROTOBUF
        ? Answers.made(status, format.encoding(), body)
        : Answers.of(status, format, body);
  }

  /** A page of a list as a whole answer. */
  public Answer list(Request request, Kind<?> kind, DocumentList list) {
    Format format = Format.negotiate(request);
    if (format.encoding() == Format.Encoding.PROTOBUF) {
      return Answers.made(200, format.encoding(), protobufList(format, kind, list));
    }
    byte[] json =
        switch (format.shape()) {
          case OBJECT -> Lists.of(kind.apiVersion(), kind.kind() + "List", list);
          case METADATA_LIST -> metadataList(format, list);
          case METADATA ->
              throw mismatch("PartialObjectMetadata", "is a list (*v1." + kind.kind() + "List)");
          case TABLE -> table(format, request, kind, list.items(), Lists.metadata(list), true);
        };
    return Answers.of(200, format, json);
  }

  private static ApiException mismatch(String wanted, String found) {
    return new ApiException(
        Reason.NOT_ACCEPTABLE, "you requested " + wanted + ", but the requested object " + found);
  }

  /**
   * One object of a watch, made once for all who want it in that shape.
   *
   * @param first whether it is the first: a table then says its columns
   */
  public byte[] watched(
      Request request, Format format, Kind<?> kind, WatchEvent event, boolean first) {
    Document document = event.document();
    boolean isTable = format.shape() == Format.Shape.TABLE;
    Form form =
        new Form(format, isTable ? include(request) : Tables.Include.NONE, isTable && first);
    return event
        .encodings()
        .get(
            form,
            () ->
                isTable
                    ? table(format, request, kind, List.of(document), revision(document), first)
                    : bytes(format, request, kind, document));
  }

  /** A bookmark: an object, or a table without rows, that has nothing but a revision. */
  public byte[] bookmark(Request request, Format format, Kind<?> kind, Document document) {
    return format.shape() == Format.Shape.TABLE
        ? table(format, request, kind, List.of(), revision(document), false)
        : bytes(format, request, kind, document);
  }

  private byte[] bytes(Format format, Request request, Kind<?> kind, Document document) {
    boolean ofKind = document.getKind().equals(kind.kind());
    return switch (ofKind ? format.shape() : OBJECT) {
      case OBJECT ->
          format.encoding() == Format.Encoding.PROTOBUF
              ? protobuf.object(document)
              : document.getRaw().toByteArray();
      case METADATA, METADATA_LIST -> metadata(format, document);
      case TABLE -> table(format, request, kind, List.of(document), revision(document), true);
    };
  }

  private static byte[] metadata(Format format, Document document) {
    byte[] json = ObjectCodec.encode(PartialMetadata.of(format.metaVersion(), document));
    return format.encoding() == Format.Encoding.PROTOBUF
        ? ProtobufAnswers.object(json).orElseThrow()
        : json;
  }

  private byte[] protobufList(Format format, Kind<?> kind, DocumentList list) {
    Map<String, Object> metadata = Lists.metadata(list);
    if (format.shape() == Format.Shape.OBJECT) {
      return protobuf.list(kind.apiVersion(), kind.kind() + "List", metadata, list);
    }
    String version = format.metaVersion();
    List<JsonNode> items =
        list.items().stream().<JsonNode>map(d -> PartialMetadata.of(version, d)).toList();
    return ProtobufAnswers.list(
        version,
        PartialMetadata.KIND + "List",
        PartialMetadata.KIND,
        metadata,
        items);
  }

  private byte[] table(
      Format format,
      Request request,
      Kind<?> kind,
      List<Document> documents,
      Map<String, Object> metadata,
      boolean withColumns) {
    Tables.Style style = new Tables.Style(format.metaVersion(), include(request), withColumns);
    return ObjectCodec.encode(tables.table(kind, documents, metadata, style, clock.now()));
  }

  private static byte[] metadataList(Format format, DocumentList list) {
    List<ByteString> items =
        list.items().stream()
            .map(d ->
                ObjectCodec.wrap(ObjectCodec.encode(PartialMetadata.of(format.metaVersion(), d))))
            .toList();
    return Lists.of(format.metaVersion(), "PartialObjectMetadataList", Lists.metadata(list), items);
  }

  private static Map<String, Object> revision(Document document) {
    return Map.of("resourceVersion", Long.toString(document.getResourceVersion()));
  }

  private static Tables.Include include(Request request) {
    String asked = request.parameter("includeObject").orElse("Metadata");
    return switch (asked) {
      case "None" -> Tables.Include.NONE;
      case "Metadata" -> Tables.Include.METADATA;
      case "Object" -> Tables.Include.OBJECT;
      default ->
          throw ApiException.badRequest(
              ("Unable to convert to Table as requested: includeObject: Invalid value: \"%s\": must"
                      + " be 'Metadata', 'Object', 'None', or empty")
                  .formatted(asked));
    };
  }
}
