package io.drydock.controlplane.apiserver;

import io.drydock.client.ApiException;
import io.drydock.controlplane.apiserver.review.Subject;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** TokenReview: whose a token is, and for which of the asked audiences. */
record TokenReviews(Rooms rooms) {

  ObjectNode answer(ObjectNode body) {
    String token = body.path("spec").path("token").asString("");
    if (token.isEmpty()) {
      throw ApiException.badRequest("token is required for TokenReview in authentication");
    }
    List<String> audiences =
        body.path("spec").path("audiences").valueStream().map(a -> a.asString("")).toList();
    ObjectNode review = body.deepCopy();
    ObjectNode status = review.putObject("status");
    Optional<TokenAuthenticator.Proof> proof =
        new TokenAuthenticator(rooms).authenticate(token, audiences);
    if (proof.isEmpty()) {
      status.putObject("user");
      status.put("error", "invalid bearer token");
      return review;
    }
    status.put("authenticated", true);
    status.set("user", Subject.describe(proof.get().user()));
    proof.get().audiences().forEach(status.putArray("audiences")::add);
    return review;
  }
}
