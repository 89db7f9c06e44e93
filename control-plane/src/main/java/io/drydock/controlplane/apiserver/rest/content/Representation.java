package io.drydock.controlplane.apiserver.rest.content;

import static io.drydock.controlplane.apiserver.rest.content.Format.Shape.OBJECT;

import com.google.protobuf.ByteString;
import io.drydock.api.Kind;
import io.drydock.client.ApiException;
import io.drydock.client.DocumentList;
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

  public Representation(Tables tables, Clock clock) {
    this.tables = tables;
    this.clock = clock;
  }

  /** One object as a whole answer. */
  public Answer object(Request request, Kind<?> kind, int status, Document document) {
    Format format = Format.negotiate(request);
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
          case METADATA -> metadataList(list);
          case TABLE ->
              ObjectCodec.encode(
                  tables.table(
                      kind,
                      list.items(),
                      Lists.metadata(list),
                      include(request),
                      true,
                      clock.now()));
        };
    return Answers.of(200, format, json);
  }

  /**
   * One object of a watch.
   *
   * @param first whether it is the first: a table then says its columns
   */
  public byte[] watched(
      Request request, Format format, Kind<?> kind, Document document, boolean first) {
    return format.shape() == Format.Shape.TABLE
        ? table(request, kind, List.of(document), revision(document), first)
        : bytes(format, request, kind, document);
  }

  /** A bookmark: an object, or a table without rows, that has nothing but a revision. */
  public byte[] bookmark(Request request, Format format, Kind<?> kind, Document document) {
    return format.shape() == Format.Shape.TABLE
        ? table(request, kind, List.of(), revision(document), false)
        : bytes(format, request, kind, document);
  }

  private byte[] bytes(Format format, Request request, Kind<?> kind, Document document) {
    boolean ofKind = document.getKind().equals(kind.kind());
    return switch (ofKind ? format.shape() : OBJECT) {
      case OBJECT ->
          format.encoding() == Format.Encoding.PROTOBUF
              ? protobuf.object(document)
              : document.getRaw().toByteArray();
      case METADATA -> metadata(format, document);
      case TABLE -> table(request, kind, List.of(document), revision(document), true);
    };
  }

  private static byte[] metadata(Format format, Document document) {
    byte[] json = ObjectCodec.encode(PartialMetadata.of(document));
    return format.encoding() == Format.Encoding.PROTOBUF
        ? ProtobufAnswers.object(json).orElseThrow()
        : json;
  }

  private byte[] protobufList(Format format, Kind<?> kind, DocumentList list) {
    Map<String, Object> metadata = Lists.metadata(list);
    if (format.shape() == Format.Shape.OBJECT) {
      return protobuf.list(kind.apiVersion(), kind.kind() + "List", metadata, list);
    }
    List<JsonNode> items = list.items().stream().<JsonNode>map(PartialMetadata::of).toList();
    return ProtobufAnswers.list(
        PartialMetadata.API_VERSION,
        PartialMetadata.KIND + "List",
        PartialMetadata.KIND,
        metadata,
        items);
  }

  private byte[] table(
      Request request,
      Kind<?> kind,
      List<Document> documents,
      Map<String, Object> metadata,
      boolean withColumns) {
    return ObjectCodec.encode(
        tables.table(kind, documents, metadata, include(request), withColumns, clock.now()));
  }

  private static byte[] metadataList(DocumentList list) {
    List<ByteString> items =
        list.items().stream()
            .map(d -> ObjectCodec.wrap(ObjectCodec.encode(PartialMetadata.of(d))))
            .toList();
    return Lists.of(
        PartialMetadata.API_VERSION, "PartialObjectMetadataList", Lists.metadata(list), items);
  }

  private static Map<String, Object> revision(Document document) {
    return Map.of("resourceVersion", Long.toString(document.getResourceVersion()));
  }

  private static Tables.Include include(Request request) {
    return switch (request.parameter("includeObject").orElse("Metadata")) {
      case "None" -> Tables.Include.NONE;
      case "Metadata" -> Tables.Include.METADATA;
      case "Object" -> Tables.Include.OBJECT;
      default ->
          throw ApiException.badRequest(
              "includeObject: Unsupported value: supported values: \"None\", \"Metadata\","
                  + " \"Object\"");
    };
  }
}
