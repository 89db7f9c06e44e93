package io.drydock.controlplane.apiserver;

import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetailsBuilder;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** A patch whose result is no object of its kind, as Kubernetes refuses it. */
final class PatchRefusal {
  private static final String FIELD = "patch";

  private PatchRefusal() {}

  static ApiException of(JsonNode result, ApiException why) {
    String message =
        "Invalid value: %s: %s".formatted(StringNode.valueOf(result.toString()), why.getMessage());
    var details =
        new StatusDetailsBuilder()
            .withCauses(List.of(new StatusCause(FIELD, message, "FieldValueInvalid")))
            .build();
    return new ApiException(
        Reason.INVALID, " \"\" is invalid: %s: %s".formatted(FIELD, message), details);
  }
}
