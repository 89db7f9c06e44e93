package io.drydock.cli.manifest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON merge patch (RFC 7396) that makes one object another. Pure. */
final class MergeDiff {

  private MergeDiff() {}

  /** Empty where they are equal. */
  static ObjectNode between(ObjectNode from, ObjectNode to) {
    ObjectNode patch = from.objectNode();
    from.propertyNames().stream().filter(name -> !to.has(name)).forEach(patch::putNull);
    for (var field : to.properties()) {
      JsonNode before = from.path(field.getKey());
      if (before.equals(field.getValue())) {
        continue;
      }
      if (before instanceof ObjectNode a && field.getValue() instanceof ObjectNode b) {
        patch.set(field.getKey(), between(a, b));
      } else {
        patch.set(field.getKey(), field.getValue());
      }
    }
    return patch;
  }
}
