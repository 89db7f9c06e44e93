package io.drydock.controlplane.apiserver.review;

import io.drydock.api.Kind;
import io.drydock.client.ResourcePath;
import io.drydock.controlplane.apiserver.Authorizer;
import io.drydock.controlplane.apiserver.UserInfo;
import io.drydock.controlplane.apiserver.Verb;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether a user may do one thing, asked of the authorizer that judges every request. */
record AccessReview(Authorizer authorizer) {
  private static final FieldPath RESOURCE = FieldPath.of("spec.resourceAttributes");
  private static final FieldPath PATH = FieldPath.of("spec.nonResourceAttributes");

  void answer(Kind<?> kind, ObjectNode review, UserInfo user) {
    JsonNode resource = review.path("spec").path("resourceAttributes");
    JsonNode path = review.path("spec").path("nonResourceAttributes");
    check(kind, resource, path);
    boolean allowed = resource.isObject() ? resource(user, resource) : path(user, path);
    review.withObject("/status").put("allowed", allowed);
  }

  private static void check(Kind<?> kind, JsonNode resource, JsonNode path) {
    Violations violations = new Violations();
    if (resource.isObject() && path.isObject()) {
      violations.invalid(PATH, path, "cannot be specified in combination with resourceAttributes");
    } else if (!resource.isObject() && !path.isObject()) {
      violations.invalid(
          RESOURCE,
          null,
          "exactly one of nonResourceAttributes or resourceAttributes must be specified");
    }
    violations.throwIfAny(kind, "");
  }

  /** A local review is about its own namespace. */
  static void checkLocal(Kind<?> kind, ObjectNode review, String namespace) {
    Violations violations = new Violations();
    String asked = review.at("/spec/resourceAttributes/namespace").asString("");
    if (!asked.equals(namespace)) {
      violations.invalid(RESOURCE.child("namespace"), asked, "must match metadata.namespace");
    }
    if (review.at("/spec/nonResourceAttributes").isObject()) {
      violations.invalid(
          PATH, review.at("/spec/nonResourceAttributes"), "disallowed on this kind of request");
    }
    violations.throwIfAny(kind, "");
  }

  private boolean resource(UserInfo user, JsonNode asked) {
    if (authorizer.allowsEverything(user)) {
      return true;
    }
    ResourcePath path =
        new ResourcePath(
            text(asked, "group"),
            text(asked, "version"),
            text(asked, "resource"),
            text(asked, "namespace"),
            text(asked, "name"),
            text(asked, "subresource"));
    return verb(text(asked, "verb")).filter(v -> authorizer.allows(user, v, path)).isPresent();
  }

  private boolean path(UserInfo user, JsonNode asked) {
    return authorizer.allowsPath(user, text(asked, "verb"), text(asked, "path"));
  }

  private static Optional<Verb> verb(String name) {
    return Arrays.stream(Verb.values()).filter(v -> v.toString().equals(name)).findFirst();
  }

  private static String text(JsonNode attributes, String field) {
    return attributes.path(field).asString("");
  }
}
