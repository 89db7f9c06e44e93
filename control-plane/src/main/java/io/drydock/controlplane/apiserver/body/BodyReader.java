package io.drydock.controlplane.apiserver.body;

import io.drydock.api.Kind;
import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.codec.ObjectCodec;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.node.ObjectNode;

/** Reads a body as a JSON object and checks that it says it is what its address says. */
public final class BodyReader {
  private static final int MAX_BYTES = 3 << 20;
  private static final ObjectReader NO_DUPLICATES =
      ObjectCodec.mapper().reader().with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  /**
   * An object, and what is wrong with its JSON but tolerated: fields that stand there twice, of
   * which the last one counts.
   */
  public record Body(ObjectNode tree, List<String> duplicates) {}

  private BodyReader() {}

  public static Body read(Kind<?> kind, byte[] json) {
    Body body = body(json);
    ObjectNode tree = body.tree();
    check(tree, "apiVersion", kind.apiVersion(), kind);
    check(tree, "kind", kind.kind(), kind);
    JsonNode metadata = tree.get("metadata");
    if (metadata == null || metadata.isNull()) {
      tree.putObject("metadata");
    } else if (!metadata.isObject()) {
      throw ApiException.badRequest(
          "%s in version \"%s\" cannot be handled as a %s: json: cannot unmarshal %s into Go struct field %s.metadata of type v1.ObjectMeta"
              .formatted(
                  kind.kind(), kind.version(), kind.kind(), JsonTypes.name(metadata), kind.kind()));
    }
    return body;
  }

  /** Any JSON object: a patch, a Scale, a Binding. */
  public static ObjectNode object(byte[] json) {
    return object(parse(json));
  }

  /** Duplicates are rare: only where the reader stumbles over one are all of them looked for. */
  private static Body body(byte[] json) {
    if (json.length <= MAX_BYTES) {
      try {
        JsonNode tree = Surrogates.replaced(json, NO_DUPLICATES.readTree(json));
        return new Body(object(tree.isMissingNode() ? parse(json) : tree), List.of());
      } catch (MismatchedInputException e) {
        return new Body(object(json), DuplicateFields.of(json));
      } catch (JacksonException e) {
        // the second reading says what is wrong
      }
    }
    return new Body(object(json), List.of());
  }

  private static ObjectNode object(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      return object;
    }
    throw ApiException.badRequest("the body must be a JSON object");
  }

  public static JsonNode parse(byte[] json) {
    if (json.length > MAX_BYTES) {
      throw new ApiException(
          Reason.REQUEST_ENTITY_TOO_LARGE, "Request entity too large: limit is " + MAX_BYTES);
    }
    try {
      JsonNode tree = Surrogates.replaced(json, ObjectCodec.tree(json));
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

  private static void check(ObjectNode tree, String field, String expected, Kind<?> kind) {
    String said = tree.path(field).asString("");
    if (said.isEmpty()) {
      tree.put(field, expected);
    } else if (!said.equals(expected)) {
      throw ApiException.badRequest(
          field.equals("kind")
              ? "%s in version \"%s\" cannot be handled as a %s: kind in the data is %s"
                  .formatted(said, kind.version(), kind.kind(), said)
              : "the API version in the data (%s) does not match the expected API version (%s)"
                  .formatted(said, expected));
    }
  }
}
