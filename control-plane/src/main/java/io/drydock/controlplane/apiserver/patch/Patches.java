package io.drydock.controlplane.apiserver.patch;

import io.drydock.api.Kind;
import io.drydock.api.MergeKeys;
import io.drydock.client.ApiException;
import io.drydock.client.PatchType;
import io.drydock.controlplane.apiserver.body.BodyReader;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A patch's body read once, to be applied to whatever is stored when its turn comes. */
public final class Patches {
  private Patches() {}

  /** BadRequest where the body is no patch of that type. */
  public static UnaryOperator<ObjectNode> of(Kind<?> kind, PatchType type, byte[] body) {
    return switch (type) {
      case JSON -> {
        JsonNode operations = JsonPatches.check(BodyReader.parse(body));
        yield current -> object(JsonPatches.apply(current, operations));
      }
      case MERGE -> {
        ObjectNode changes = object(body, "error decoding patch: ");
        yield current -> object(MergePatch.apply(current, changes));
      }
      case STRATEGIC_MERGE -> {
        ObjectNode changes = object(body, "");
        StrategicMergePatch patch = new StrategicMergePatch(MergeKeys.of(kind));
        yield current -> patch.apply(current, changes);
      }
      case APPLY -> throw new IllegalArgumentException("a configuration is applied, not patched");
    };
  }

  private static ObjectNode object(byte[] body, String prefix) {
    JsonNode parsed = BodyReader.parse(body);
    if (parsed instanceof ObjectNode object) {
      return object;
    }
    throw PatchErrors.wrongBody(prefix, parsed, "map[string]interface {}");
  }

  private static ObjectNode object(JsonNode result) {
    if (result instanceof ObjectNode object) {
      return object;
    }
    throw ApiException.badRequest("the patch leaves no JSON object");
  }
}
