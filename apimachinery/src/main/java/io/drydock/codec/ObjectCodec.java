package io.drydock.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.drydock.api.Kind;
import io.drydock.proto.v1.Document;
import io.fabric8.kubernetes.api.model.HasMetadata;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Model objects to and from JSON and the {@link Document} envelope. Unknown fields survive a round
 * trip. Unreadable input throws Jackson's unchecked {@code JacksonException}.
 */
public final class ObjectCodec {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private ObjectCodec() {}

  /** The one mapper of the process; immutable. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  public static byte[] encode(Object object) {
    return MAPPER.writeValueAsBytes(object);
  }

  public static <T> T decode(byte[] json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }

  public static JsonNode tree(byte[] json) {
    return MAPPER.readTree(json);
  }

  public static <T extends HasMetadata> T decode(Kind<T> kind, Document document) {
    return decode(document.getRaw().toByteArray(), kind.type());
  }

  /** Wraps an object; the identity is taken from its metadata. */
  public static Document document(HasMetadata object) {
    return document(object, encode(object));
  }

  /**
   * As {@link #document(HasMetadata)} where the JSON is at hand; the array must not change later.
   */
  public static Document document(HasMetadata object, byte[] json) {
    var metadata = object.getMetadata();
    return Document.newBuilder()
        .setApiVersion(object.getApiVersion())
        .setKind(object.getKind())
        .setNamespace(orEmpty(metadata.getNamespace()))
        .setName(orEmpty(metadata.getName()))
        .setUid(orEmpty(metadata.getUid()))
        .setResourceVersion(Revisions.parse(metadata.getResourceVersion()))
        .setRaw(wrap(json))
        .build();
  }

  /** Bytes without a copy; the array must not change later. */
  public static ByteString wrap(byte[] json) {
    return UnsafeByteOperations.unsafeWrap(json);
  }

  private static String orEmpty(@org.jspecify.annotations.Nullable String s) {
    return s == null ? "" : s;
  }
}
