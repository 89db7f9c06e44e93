package io.drydock.controlplane.apiserver.patch;

import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.fabric8.zjsonpatch.CompatibilityFlags;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** RFC 6902: a list of operations, all or none. */
final class JsonPatches {
  private static final int MAX_OPERATIONS = 10_000;
  private static final Set<String> OPERATIONS =
      Set.of("add", "remove", "replace", "move", "copy", "test");

  private static final Set<String> OPEN_ENDED = Set.of("add", "move", "copy");

  private static final EnumSet<CompatibilityFlags> FLAGS =
      EnumSet.of(CompatibilityFlags.FORBID_REMOVE_MISSING_OBJECT);

  private JsonPatches() {}

  /** BadRequest where it is no list of operations, RequestEntityTooLarge where it is too long. */
  static JsonNode check(JsonNode operations) {
    if (!operations.isArray()) {
      throw PatchErrors.wrongBody("error decoding patch: ", operations, "[]handlers.jsonPatchOp");
    }
    if (operations.size() > MAX_OPERATIONS) {
      throw new ApiException(
          Reason.REQUEST_ENTITY_TOO_LARGE,
          "The allowed maximum operations in a JSON patch is %d, got %d"
              .formatted(MAX_OPERATIONS, operations.size()));
    }
    for (JsonNode operation : operations) {
      checkOne(operation);
    }
    return operations;
  }

  private static void checkOne(JsonNode operation) {
    if (!operation.isObject()) {
      throw PatchErrors.wrongBody("error decoding patch: ", operation, "handlers.jsonPatchOp");
    }
    for (String field : new String[] {"op", "path", "from"}) {
      JsonNode value = operation.get(field);
      if (value != null && !value.isNull() && !value.isString()) {
        throw ApiException.badRequest(
            "error decoding patch: json: cannot unmarshal %s into Go struct field jsonPatchOp.%s of type string"
                .formatted(GoText.kind(value), field));
      }
    }
  }

  static JsonNode apply(JsonNode target, JsonNode operations) {
    for (JsonNode operation : operations) {
      String op = operation.path("op").asString("");
      if (!OPERATIONS.contains(op)) {
        throw PatchErrors.inapplicable("Unexpected kind: " + (op.isEmpty() ? "unknown" : op));
      }
      if (!operation.path("path").isString()) {
        throw PatchErrors.inapplicable(op + " operation failed to decode path: missing path");
      }
      checkPlace(target, op, operation.path("path").asString(""));
    }
    try {
      return JsonPatch.apply(operations, target, FLAGS.clone());
    } catch (IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException
        | NullPointerException
        | ClassCastException
        | JsonPatchException e) {
      // The library throws whatever its trees throw where an operation does not fit them.
      throw PatchErrors.inapplicable(String.valueOf(e.getMessage()));
    }
  }

  /** The place after a list's end can only be added to, which the library does not mind. */
  private static void checkPlace(JsonNode target, String op, String path) {
    if (path.endsWith("/-") && !OPEN_ENDED.contains(op)) {
      String parent = path.substring(0, path.length() - 2);
      if (parent.isEmpty() || (parent.startsWith("/") && target.at(parent).isArray())) {
        throw PatchErrors.inapplicable(
            "%s operation does not apply: doc is missing path: \"%s\": missing value"
                .formatted(op, path));
      }
    }
  }
}
