package io.drydock.controlplane.apiserver.review;

import io.drydock.client.ApiException;
import tools.jackson.databind.node.ObjectNode;

/** Whose a token is. This server knows users by their certificates, so no token is anyone's. */
final class TokenReview {
  private TokenReview() {}

  static void answer(ObjectNode review) {
    if (review.path("spec").path("token").asString("").isEmpty()) {
      throw ApiException.badRequest("token is required for TokenReview in authentication");
    }
    ObjectNode status = review.withObject("/status");
    status.putObject("user");
    status.put("error", "invalid bearer token");
  }
}
