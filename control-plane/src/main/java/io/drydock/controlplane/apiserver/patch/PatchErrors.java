package io.drydock.controlplane.apiserver.patch;

import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import tools.jackson.databind.JsonNode;

/** What is wrong with a patch, in Kubernetes' words. */
final class PatchErrors {
  private PatchErrors() {}

  /** The patch is well-formed, but cannot be done to this object. */
  static ApiException inapplicable(String why) {
    return new ApiException(
        Reason.INVALID, "the server rejected our request due to an error in our request: " + why);
  }

  static ApiException wrongBody(String prefix, JsonNode body, String type) {
    return ApiException.badRequest(
        "%sjson: cannot unmarshal %s into Go value of type %s"
            .formatted(prefix, GoText.kind(body), type));
  }

  static ApiException noMergeKey(JsonNode element, String key) {
    return ApiException.badRequest(
        "map: %s does not contain declared merge key: %s".formatted(GoText.of(element), key));
  }

  static ApiException wrongType(String expected, JsonNode value) {
    return ApiException.badRequest(
        "expected a %s, but received a %s".formatted(expected, GoText.type(value)));
  }

  static ApiException unknownDirective(JsonNode directive, JsonNode map) {
    return ApiException.badRequest(
        "unknown patch type: %s in map: %s".formatted(GoText.of(directive), GoText.of(map)));
  }

  static ApiException wrongRetainKeys() {
    return ApiException.badRequest("invalid patch format of retainKeys");
  }

  static ApiException wrongElementOrder() {
    return ApiException.badRequest("invalid patch format of setElementOrder list");
  }

  static ApiException wrongPrimitiveList() {
    return ApiException.badRequest("invalid patch format of primitive list");
  }

  static ApiException orderDiffers(JsonNode list, JsonNode order) {
    return ApiException.badRequest(
        "The order in patch list:\n%s\n doesn't match $setElementOrder list:\n%s\n"
            .formatted(GoText.of(list), GoText.of(order)));
  }
}
