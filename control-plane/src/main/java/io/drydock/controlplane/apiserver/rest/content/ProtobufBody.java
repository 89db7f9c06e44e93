package io.drydock.controlplane.apiserver.rest.content;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.codec.ObjectCodec;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads request bodies in Kubernetes' protobuf encoding as JSON: kubectl's "create" writes nothing
 * else. Answers are always JSON, which every client reads.
 */
final class ProtobufBody {
  private static final byte[] MAGIC = {'k', '8', 's', 0};
  private static final WireSchema SCHEMA = WireSchema.load();

  private ProtobufBody() {}

  /**
   * @throws ApiException BadRequest where the bytes are not an object, UnsupportedMediaType where
   *     its kind is not known in this encoding
   */
  static byte[] toJson(byte[] body) {
    if (!Arrays.equals(MAGIC, 0, 4, body, 0, Math.min(4, body.length))) {
      throw ApiException.badRequest(
          "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
    }
    try {
      return ObjectCodec.encode(object(Envelope.read(body)));
    } catch (InvalidProtocolBufferException e) {
      throw ApiException.badRequest("the body is not a protobuf message: " + e.getMessage());
    } catch (IOException | JacksonException e) {
      throw ApiException.badRequest("the body cannot be read: " + e.getMessage());
    }
  }

  private static ObjectNode object(Envelope envelope) throws IOException {
    Map<Integer, WireSchema.Field> fields =
        SCHEMA
            .find(envelope.kind())
            .orElseThrow(() ->
                new ApiException(
                    Reason.UNSUPPORTED_MEDIA_TYPE,
                    ("%s is not read as protobuf here - accepted media types include:"
                            + " application/json, application/yaml")
                        .formatted(envelope.kind())));
    ObjectNode object = ObjectCodec.mapper().createObjectNode();
    object.put("kind", envelope.kind());
    object.put("apiVersion", envelope.apiVersion());
    new WireReader(SCHEMA).readInto(object, fields, envelope.raw().newCodedInput());
    return object;
  }

  /** runtime.Unknown: which kind it is, and its bytes. */
  private record Envelope(String apiVersion, String kind, ByteString raw) {

    static Envelope read(byte[] body) throws IOException {
      CodedInputStream in =
          CodedInputStream.newInstance(body, MAGIC.length, body.length - MAGIC.length);
      ByteString type = ByteString.EMPTY;
      ByteString raw = ByteString.EMPTY;
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        switch (WireFormat.getTagFieldNumber(tag)) {
          case 1 -> type = in.readBytes();
          case 2 -> raw = in.readBytes();
          default -> in.skipField(tag);
        }
      }
      return typed(type.newCodedInput(), raw);
    }

    private static Envelope typed(CodedInputStream in, ByteString raw) throws IOException {
      String apiVersion = "";
      String kind = "";
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        switch (WireFormat.getTagFieldNumber(tag)) {
          case 1 -> apiVersion = in.readString();
          case 2 -> kind = in.readString();
          default -> in.skipField(tag);
        }
      }
      return new Envelope(apiVersion, kind, raw);
    }
  }
}
