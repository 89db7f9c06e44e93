package io.drydock.controlplane.apiserver.rest.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.client.ApiException;
import io.drydock.client.PatchType;
import io.drydock.client.Reason;
import io.drydock.codec.ObjectCodec;
import io.drydock.codec.Yaml;
import io.drydock.controlplane.apiserver.rest.http.Request;
import io.drydock.controlplane.apiserver.rest.protobuf.ProtobufBodies;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Request bodies: whatever notation the client chose, the pipeline gets JSON. */
public final class Bodies {

  private Bodies() {}

  /**
   * The object in a body as JSON bytes.
   *
   * @throws ApiException UnsupportedMediaType for unknown types, BadRequest for YAML and protobuf
   *     that cannot be read; JSON is not looked into
   */
  public static byte[] object(Request request) {
    String header = request.header("Content-Type");
    MediaType type = MediaType.parse(header.isEmpty() ? "application/json" : header);
    if (type.isYaml()) {
      return fromYaml(request.body());
    }
    if (type.isProtobuf()) {
      return ProtobufBodies.toJson(request.body());
    }
    if (type.isJson() || type.isAny()) {
      return request.body();
    }
    throw new ApiException(
        Reason.UNSUPPORTED_MEDIA_TYPE,
        "the body of the request was in an unknown format - accepted media types include:"
            + " application/json, application/yaml");
  }

  /** The way of patching that the Content-Type names. */
  public static PatchType patchType(Request request) {
    MediaType type = MediaType.parse(request.header("Content-Type"));
    return PatchType.byMediaType(type.type())
        .orElseThrow(() ->
            new ApiException(
                Reason.UNSUPPORTED_MEDIA_TYPE,
                "the body of the request was in an unknown format - accepted media types"
                    + " include: "
                    + Arrays.stream(PatchType.values())
                        .map(PatchType::mediaType)
                        .collect(Collectors.joining(", "))));
  }

  private static byte[] fromYaml(byte[] body) {
    try {
      List<JsonNode> documents = Yaml.documents(new String(body, UTF_8));
      if (documents.size() != 1) {
        throw ApiException.badRequest(
            "the body must hold exactly one YAML document, but holds " + documents.size());
      }
      return ObjectCodec.encode(documents.getFirst());
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest(e.getMessage());
    }
  }
}
