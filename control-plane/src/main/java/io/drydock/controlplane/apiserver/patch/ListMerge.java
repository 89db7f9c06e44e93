package io.drydock.controlplane.apiserver.patch;

import io.drydock.client.ApiException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Merges a list of objects that are told apart by one of their fields. */
record ListMerge(StrategicMergePatch patch, String key, String path) {

  ArrayNode merge(ArrayNode original, ArrayNode changes) {
    boolean replace = false;
    for (JsonNode change : changes) {
      replace |= directive(change).equals("replace");
    }
    ArrayNode result = replace ? original.arrayNode() : original.deepCopy();
    for (JsonNode change : changes) {
      apply(result, change);
    }
    return result;
  }

  private void apply(ArrayNode result, JsonNode change) {
    if (!(change instanceof ObjectNode element)) {
      throw ApiException.badRequest("%s: expected objects in the list".formatted(path));
    }
    switch (directive(element)) {
      case "replace" -> {
        ObjectNode rest = StrategicMergePatch.without(element, StrategicMergePatch.DIRECTIVE);
        if (!rest.isEmpty()) {
          mergeElement(result, rest);
        }
      }
      case "delete" -> delete(result, keyOf(element));
      default -> mergeElement(result, element);
    }
  }

  private void mergeElement(ArrayNode result, ObjectNode element) {
    int index = indexOf(result, keyOf(element));
    if (index < 0) {
      result.add(patch.merge(element.objectNode(), element, path));
    } else {
      result.set(index, patch.merge((ObjectNode) result.get(index), element, path));
    }
  }

  private void delete(ArrayNode result, JsonNode wanted) {
    for (int i = result.size() - 1; i >= 0; i--) {
      if (result.get(i).path(key).equals(wanted)) {
        result.remove(i);
      }
    }
  }

  private int indexOf(ArrayNode list, JsonNode wanted) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).isObject() && list.get(i).path(key).equals(wanted)) {
        return i;
      }
    }
    return -1;
  }

  private JsonNode keyOf(ObjectNode element) {
    JsonNode value = element.get(key);
    if (value == null) {
      throw ApiException.badRequest(
          "map: %s does not contain declared merge key: %s".formatted(element, key));
    }
    return value;
  }

  private static String directive(JsonNode element) {
    return element.path(StrategicMergePatch.DIRECTIVE).asString("");
  }
}
