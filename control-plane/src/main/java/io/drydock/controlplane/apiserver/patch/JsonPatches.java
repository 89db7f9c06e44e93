package io.drydock.controlplane.apiserver.patch;

import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.fabric8.zjsonpatch.CompatibilityFlags;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import java.util.EnumSet;
import tools.jackson.databind.JsonNode;

/** RFC 6902: a list of operations, all or none. */
final class JsonPatches {
  private static final int MAX_OPERATIONS = 10_000;

  private static final EnumSet<CompatibilityFlags> FLAGS =
      EnumSet.of(CompatibilityFlags.FORBID_REMOVE_MISSING_OBJECT);

  private JsonPatches() {}

  static JsonNode apply(JsonNode target, JsonNode operations) {
    if (!operations.isArray()) {
      throw ApiException.badRequest("a JSON patch must be an array of operations");
    }
    if (operations.size() > MAX_OPERATIONS) {
      throw new ApiException(
          Reason.REQUEST_ENTITY_TOO_LARGE,
          "The allowed maximum operations in a JSON patch is %d, got %d"
              .formatted(MAX_OPERATIONS, operations.size()));
    }
    try {
      return JsonPatch.apply(operations, target, FLAGS.clone());
    } catch (JsonPatchException | IllegalArgumentException e) {
      throw new ApiException(
          Reason.INVALID,
          "the server rejected our request due to an error in our request: " + e.getMessage());
    }
  }
}
