package io.drydock.controlplane.apiserver.review;

import io.drydock.api.Kind;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.UserInfo;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whom a review is about. */
public final class Subject {
  private static final String AUTHENTICATED = "system:authenticated";

  private Subject() {}

  /** As a review shows a user that has proved who he is. */
  public static ObjectNode describe(UserInfo user) {
    ObjectNode info = ObjectCodec.mapper().createObjectNode().put("username", user.name());
    ArrayNode groups = info.putArray("groups");
    Stream.concat(user.groups().stream(), Stream.of(AUTHENTICATED)).distinct().forEach(groups::add);
    if (!user.uid().isEmpty()) {
      info.put("uid", user.uid());
    }
    if (!user.extra().isEmpty()) {
      ObjectNode extra = info.putObject("extra");
      user.extra().forEach((key, values) -> values.forEach(extra.withArray(key)::add));
    }
    return info;
  }

  /** The user that the spec names; Invalid where it names none. */
  static UserInfo named(Kind<?> kind, ObjectNode review) {
    JsonNode spec = review.path("spec");
    String name = spec.path("user").asString("");
    List<String> groups = new ArrayList<>();
    spec.path("groups").forEach(group -> groups.add(group.asString("")));
    if (name.isEmpty() && groups.isEmpty()) {
      Violations violations = new Violations();
      violations.invalid(
          FieldPath.of("spec.user"), "", "at least one of user or group must be specified");
      violations.throwIfAny(kind, "");
    }
    return new UserInfo(name, groups);
  }
}
