package io.drydock.controlplane.apiserver.patch;

import io.drydock.api.Kind;
import io.drydock.api.MergeKeys;
import io.drydock.client.ApiException;
import io.drydock.client.PatchType;
import io.drydock.client.Reason;
import io.drydock.controlplane.apiserver.body.BodyReader;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A patch's body read once, to be applied to whatever is stored when its turn comes. */
public final class Patches {
  private Patches() {}

  /**
   * BadRequest where the body is no patch of that type; UnsupportedMediaType for server-side apply.
   */
  public static UnaryOperator<ObjectNode> of(Kind<?> kind, PatchType type, byte[] body) {
    return switch (type) {
      case JSON -> {
        JsonNode operations = BodyReader.parse(body);
        yield current -> object(JsonPatches.apply(current, operations));
      }
      case MERGE -> {
        ObjectNode changes = BodyReader.object(body);
        yield current -> object(MergePatch.apply(current, changes));
      }
      case STRATEGIC_MERGE -> {
        ObjectNode changes = BodyReader.object(body);
        StrategicMergePatch patch = new StrategicMergePatch(MergeKeys.of(kind));
        yield current -> patch.apply(current, changes);
      }
      case APPLY ->
          throw new ApiException(
              Reason.UNSUPPORTED_MEDIA_TYPE,
              "the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/strategic-merge-patch+json");
    };
  }

  private static ObjectNode object(JsonNode result) {
    if (result instanceof ObjectNode object) {
      return object;
    }
    throw ApiException.badRequest("the patch leaves no JSON object");
  }
}
