package io.drydock.controlplane.apiserver;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The conditions of a certificate signing request by which it is approved or denied. */
final class Decisions {
  private static final Set<String> TYPES = Set.of("Approved", "Denied");

  private Decisions() {}

  /** An object with the decisions of another version of it, and all else its own. */
  static ObjectNode from(ObjectNode decided, ObjectNode object) {
    ObjectNode next = object.deepCopy();
    ArrayNode conditions = next.arrayNode();
    add(conditions, decided, true);
    add(conditions, object, false);
    next.withObject("/status").set("conditions", conditions);
    return next;
  }

  private static void add(ArrayNode target, ObjectNode object, boolean decisions) {
    for (JsonNode condition : object.path("status").path("conditions")) {
      if (TYPES.contains(condition.path("type").asString("")) == decisions) {
        target.add(condition);
      }
    }
  }
}
