package io.drydock.controlplane.apiserver.rest.protobuf;

import com.google.protobuf.InvalidProtocolBufferException;
import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.rest.protobuf.WireSchema.Message;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Request bodies in Kubernetes' protobuf encoding as JSON. */
public final class ProtobufBodies {
  static final WireSchema SCHEMA = WireSchema.load();

  private ProtobufBodies() {}

  /**
   * @throws ApiException BadRequest where the bytes are not an object, UnsupportedMediaType where
   *     its kind is not known in this encoding
   */
  public static byte[] toJson(byte[] body) {
    if (!Envelope.isOne(body)) {
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
    Message message =
        SCHEMA.of(envelope.apiVersion(), envelope.kind()).orElseThrow(() -> unsupported(envelope));
    ObjectNode object = ObjectCodec.mapper().createObjectNode();
    object.put("kind", envelope.kind());
    object.put("apiVersion", envelope.apiVersion());
    new WireReader(SCHEMA).readInto(object, message, envelope.raw().newCodedInput());
    return object;
  }

  private static ApiException unsupported(Envelope envelope) {
    return new ApiException(
        Reason.UNSUPPORTED_MEDIA_TYPE,
        ("%s, Kind=%s is not read as protobuf here - accepted media types include:"
                + " application/json, application/yaml")
            .formatted(envelope.apiVersion(), envelope.kind()));
  }
}
