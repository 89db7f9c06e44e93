package io.drydock.controlplane.apiserver.patch;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Merges a list of objects that are told apart by one of their fields. */
record ListMerge(StrategicMergePatch patch, String key, String path) {

  ArrayNode merge(ArrayNode original, ArrayNode changes) {
    changes.forEach(this::check);
    boolean replace = changes.valueStream().anyMatch(c -> directive(c).equals("replace"));
    ArrayNode result = replace ? original.arrayNode() : original.deepCopy();
    changes.forEach(change -> apply(result, (ObjectNode) change));
    return result;
  }

  /** The elements that a patch sets, without its directives. */
  List<JsonNode> plain(ArrayNode changes) {
    return changes.valueStream().filter(change -> directive(change).isEmpty()).toList();
  }

  private void check(JsonNode change) {
    if (!change.isObject()) {
      throw PatchErrors.wrongType("map[string]interface {}", change);
    }
    switch (directive(change)) {
      case "", "replace" -> {}
      case "delete" -> keyOf(change);
      default -> throw PatchErrors.unknownDirective(change.get("$patch"), change);
    }
  }

  private void apply(ArrayNode result, ObjectNode change) {
    switch (directive(change)) {
      case "replace" -> {
        ObjectNode rest = StrategicMergePatch.without(change, StrategicMergePatch.DIRECTIVE);
        if (!rest.isEmpty()) {
          mergeElement(result, rest);
        }
      }
      case "delete" -> delete(result, keyOf(change));
      default -> mergeElement(result, change);
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

  private JsonNode keyOf(JsonNode element) {
    JsonNode value = element.get(key);
    if (value == null) {
      throw PatchErrors.noMergeKey(element, key);
    }
    return value;
  }

  private static String directive(JsonNode element) {
    JsonNode said = element.path(StrategicMergePatch.DIRECTIVE);
    return said.isMissingNode() ? "" : said.asString("?");
  }
}
