package io.drydock.controlplane.apiserver.rest.protobuf;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.drydock.client.DocumentList;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.rest.protobuf.WireSchema.Message;
import io.drydock.proto.v1.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Objects, lists and watch events in Kubernetes' protobuf encoding. JSON is what is stored; a
 * document's message is made once and kept as long as the document, for all who list or watch it.
 * Safe for many threads; one for the door.
 */
public final class ProtobufAnswers {
  private static final long MAX_BYTES = 64L << 20;
  private static final WireSchema SCHEMA = ProtobufBodies.SCHEMA;
  private static final WireWriter WRITER = new WireWriter(SCHEMA);

  private final Cache<Document, ByteString> messages =
      CacheBuilder.newBuilder()
          .weakKeys()
          .maximumWeight(MAX_BYTES)
          .weigher((Document document, ByteString message) -> message.size())
          .build();

  /** Any JSON object that says what it is; empty where it has no message. */
  public static Optional<byte[]> object(byte[] json) {
    JsonNode tree = ObjectCodec.tree(json);
    String apiVersion = tree.path("apiVersion").asString("");
    String kind = tree.path("kind").asString("");
    return SCHEMA
        .of(apiVersion, kind)
        .map(message -> new Envelope(apiVersion, kind, WRITER.message(message, tree)).bytes());
  }

  /** A whole object. */
  public byte[] object(Document document) {
    return new Envelope(document.getApiVersion(), document.getKind(), message(document)).bytes();
  }

  /** A page of whole objects. */
  public byte[] list(
      String apiVersion, String kind, Map<String, Object> metadata, DocumentList list) {
    List<ByteString> items = list.items().stream().map(this::message).toList();
    return list(apiVersion, kind, metadata, items);
  }

  /** A page of items that are JSON, all of one kind. */
  public static byte[] list(
      String apiVersion,
      String kind,
      String itemKind,
      Map<String, Object> metadata,
      List<JsonNode> items) {
    Message message = SCHEMA.of(apiVersion, itemKind).orElseThrow();
    return list(
        apiVersion,
        kind,
        metadata,
        items.stream().map(item -> WRITER.message(message, item)).toList());
  }

  /** All lists are alike: metadata = 1, items = 2. */
  private static byte[] list(
      String apiVersion, String kind, Map<String, Object> metadata, List<ByteString> items) {
    ByteString meta =
        WRITER.message(
            SCHEMA.find("meta.v1.ListMeta").orElseThrow(),
            ObjectCodec.mapper().valueToTree(metadata));
    int size = CodedOutputStream.computeBytesSize(1, meta);
    for (ByteString item : items) {
      size = Math.addExact(size, CodedOutputStream.computeBytesSize(2, item));
    }
    byte[] bytes = new byte[size];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      out.writeBytes(1, meta);
      for (ByteString item : items) {
        out.writeBytes(2, item);
      }
      out.checkNoSpaceLeft();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be written
    }
    return new Envelope(apiVersion, kind, ObjectCodec.wrap(bytes)).bytes();
  }

  /** A WatchEvent around an object's bytes: type = 1, object = 2 with raw = 1; no envelope. */
  public static byte[] event(String type, byte[] object) {
    int inner = CodedOutputStream.computeByteArraySize(1, object);
    int size =
        CodedOutputStream.computeStringSize(1, type)
            + CodedOutputStream.computeTagSize(2)
            + CodedOutputStream.computeUInt32SizeNoTag(inner)
            + inner;
    byte[] bytes = new byte[size];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      out.writeString(1, type);
      out.writeTag(2, WireFormat.WIRETYPE_LENGTH_DELIMITED);
      out.writeUInt32NoTag(inner);
      out.writeByteArray(1, object);
      out.checkNoSpaceLeft();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be written
    }
    return bytes;
  }

  private ByteString message(Document document) {
    ByteString known = messages.getIfPresent(document);
    if (known != null) {
      return known;
    }
    Message message =
        SCHEMA
            .of(document.getApiVersion(), document.getKind())
            .orElseThrow(() -> new IllegalStateException("no message for " + document.getKind()));
    ByteString made = WRITER.message(message, ObjectCodec.tree(document.getRaw().toByteArray()));
    messages.put(document, made);
    return made;
  }
}
