package io.drydock.controlplane.apiserver.body;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.codec.ObjectCodec;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a body as a JSON object and checks that it says it is what its address says. */
public final class BodyReader {
  private static final int MAX_BYTES = 3 << 20;

  private BodyReader() {}

  public static ObjectNode read(Kind<?> kind, byte[] json) {
    ObjectNode tree = typed(kind, json);
    check(tree, kind);
    JsonNode metadata = tree.get("metadata");
    if (metadata == null || metadata.isNull()) {
      tree.putObject("metadata");
    } else if (!metadata.isObject()) {
      throw ApiException.badRequest(
          "%s in version \"%s\" cannot be handled as a %s: json: cannot unmarshal %s into Go struct field %s.metadata of type v1.ObjectMeta"
              .formatted(
                  kind.kind(), kind.version(), kind.kind(), JsonTypes.name(metadata), kind.kind()));
    }
    return tree;
  }

  private static ObjectNode typed(Kind<?> kind, byte[] json) {
    checkSize(json);
    String problem;
    try {
      JsonNode tree = ObjectCodec.tree(json);
      if (tree instanceof ObjectNode object) {
        return object;
      }
      problem =
          tree.isMissingNode()
              ? "unexpected end of JSON input"
              : "json: cannot unmarshal %s into Go value of type struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }"
                  .formatted(JsonTypes.name(tree));
    } catch (JacksonException e) {
      problem = GoJson.problem(json, e.getOriginalMessage());
    }
    throw ApiException.badRequest(
        "the object provided is unrecognized (must be of type %s): couldn't get version/kind; json parse error: %s (%s)"
            .formatted(kind.kind(), problem, GoJson.summary(json)));
  }

  private static void checkSize(byte[] json) {
    if (json.length > MAX_BYTES) {
      throw new ApiException(
          Reason.REQUEST_ENTITY_TOO_LARGE, "Request entity too large: limit is " + MAX_BYTES);
    }
  }

  /** Any JSON object: a patch, a Scale, a Binding. */
  public static ObjectNode object(byte[] json) {
    if (parse(json) instanceof ObjectNode object) {
      return object;
    }
    throw ApiException.badRequest("the body must be a JSON object");
  }

  public static JsonNode parse(byte[] json) {
    checkSize(json);
    try {
      JsonNode tree = ObjectCodec.tree(json);
      if (!tree.isMissingNode()) {
        return tree;
      }
    } catch (JacksonException e) {
      throw ApiException.badRequest("error decoding JSON: " + e.getOriginalMessage() + position(e));
    }
    throw ApiException.badRequest("the body is empty");
  }

  private static String position(JacksonException e) {
    var at = e.getLocation();
    return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private static void check(ObjectNode tree, Kind<?> kind) {
    String version = tree.path("apiVersion").asString("");
    String said = tree.path("kind").asString("");
    if (version.isEmpty()) {
      tree.put("apiVersion", kind.apiVersion());
    }
    if (said.isEmpty()) {
      tree.put("kind", kind.kind());
    }
    if (!tree.path("kind").asString("").equals(kind.kind())
        || !tree.path("apiVersion").asString("").equals(kind.apiVersion())) {
      throw otherKind(tree.path("apiVersion").asString(""), tree.path("kind").asString(""), kind);
    }
  }

  /** Kinds are not converted into one another, but for versions of the same. */
  private static ApiException otherKind(String apiVersion, String said, Kind<?> kind) {
    Optional<Kind<?>> other = Kinds.byApiVersion(apiVersion, said);
    if (other.isPresent()
        && other.get().group().equals(kind.group())
        && other.get().kind().equals(kind.kind())) {
      return ApiException.badRequest(
          "the API version in the data (%s) does not match the expected API version (%s)"
              .formatted(apiVersion, kind.apiVersion()));
    }
    String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
    String problem =
        other.isPresent()
            ? "converting (%s.%s) to (%s.%s): unknown conversion"
                .formatted(version, said, internal(kind), kind.kind())
            : "no kind \"%s\" is registered for version \"%s\" in scheme \"pkg/api/legacyscheme/scheme.go:30\""
                .formatted(said, apiVersion);
    return ApiException.badRequest(
        "%s in version \"%s\" cannot be handled as a %s: %s"
            .formatted(said, version, kind.kind(), problem));
  }

  /** Messages name types by the first word of their group. */
  private static String internal(Kind<?> kind) {
    return kind.group().isEmpty() ? "core" : kind.group().split("\\.", 2)[0];
  }
}
