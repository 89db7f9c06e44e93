package io.drydock.controlplane.apiserver.patch;

import io.drydock.api.MergeKeys;
import io.drydock.client.ApiException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Kubernetes' own patch: like a merge patch, but lists whose elements have a key are merged element
 * by element, with directives to delete, replace, order and retain. After the page "Strategic Merge
 * Patch" of the API conventions.
 */
record StrategicMergePatch(MergeKeys keys) {
  static final String DIRECTIVE = "$patch";
  static final String ORDER = "$setElementOrder/";
  static final String DELETE_PRIMITIVES = "$deleteFromPrimitiveList/";
  static final String RETAIN_KEYS = "$retainKeys";

  ObjectNode apply(ObjectNode original, ObjectNode patch) {
    return merge(original, patch, "");
  }

  ObjectNode merge(ObjectNode original, ObjectNode patch, String path) {
    switch (patch.path(DIRECTIVE).asString("")) {
      case "replace" -> {
        return merge(original.objectNode(), without(patch, DIRECTIVE), path);
      }
      case "delete" -> {
        return original.objectNode();
      }
      case "", "merge" -> {}
      default ->
          throw ApiException.badRequest(
              "Unknown patch type found: " + patch.get(DIRECTIVE).asString(""));
    }
    ObjectNode result = original.deepCopy();
    deletePrimitives(result, patch);
    for (Map.Entry<String, JsonNode> change : patch.properties()) {
      if (!change.getKey().startsWith("$")) {
        mergeField(result, patch, change.getKey(), child(path, change.getKey()));
      }
    }
    orderUntouched(result, patch, path);
    retain(result, patch);
    return result;
  }

  private void mergeField(ObjectNode result, ObjectNode patch, String name, String path) {
    JsonNode present = result.path(name);
    switch (patch.get(name)) {
      case ObjectNode object ->
          result.set(
              name, merge(present instanceof ObjectNode o ? o : result.objectNode(), object, path));
      case ArrayNode list -> result.set(name, mergeList(present, list, patch, name, path));
      case JsonNode value when value.isNull() -> result.remove(name);
      case JsonNode value -> result.set(name, value);
    }
  }

  private ArrayNode mergeList(
      JsonNode present, ArrayNode list, ObjectNode patch, String name, String path) {
    ArrayNode original = present instanceof ArrayNode a ? a : list.arrayNode();
    Optional<String> key = keys.keyOf(path);
    if (key.isPresent()) {
      ArrayNode merged = new ListMerge(this, key.get(), path).merge(original, list);
      return ListOrder.byKey(key.get()).apply(original, merged, patch.path(ORDER + name));
    }
    if (keys.mergesPrimitives(path)) {
      ArrayNode merged = union(original, list);
      return ListOrder.byValue().apply(original, merged, patch.path(ORDER + name));
    }
    return list.deepCopy();
  }

  private static ArrayNode union(ArrayNode original, ArrayNode added) {
    ArrayNode all = original.deepCopy();
    Set<JsonNode> seen = new HashSet<>();
    original.forEach(seen::add);
    added.forEach(value -> {
      if (seen.add(value)) {
        all.add(value);
      }
    });
    return all;
  }

  private static void deletePrimitives(ObjectNode result, ObjectNode patch) {
    for (Map.Entry<String, JsonNode> change : patch.properties()) {
      if (change.getKey().startsWith(DELETE_PRIMITIVES)
          && result.get(change.getKey().substring(DELETE_PRIMITIVES.length()))
              instanceof ArrayNode list) {
        Set<JsonNode> gone = new HashSet<>();
        change.getValue().forEach(gone::add);
        for (int i = list.size() - 1; i >= 0; i--) {
          if (gone.contains(list.get(i))) {
            list.remove(i);
          }
        }
      }
    }
  }

  /** An order may be given for a list that is otherwise left as it is. */
  private void orderUntouched(ObjectNode result, ObjectNode patch, String path) {
    for (Map.Entry<String, JsonNode> change : patch.properties()) {
      if (change.getKey().startsWith(ORDER)) {
        String name = change.getKey().substring(ORDER.length());
        if (!patch.has(name) && result.get(name) instanceof ArrayNode list) {
          ListOrder order =
              keys.keyOf(child(path, name)).map(ListOrder::byKey).orElseGet(ListOrder::byValue);
          result.set(name, order.apply(list, list, change.getValue()));
        }
      }
    }
  }

  private static void retain(ObjectNode result, ObjectNode patch) {
    if (patch.get(RETAIN_KEYS) instanceof ArrayNode retained) {
      Set<String> kept = new HashSet<>();
      retained.forEach(key -> kept.add(key.asString("")));
      result.propertyNames().stream()
          .filter(name -> !kept.contains(name))
          .toList()
          .forEach(result::remove);
    }
  }

  static ObjectNode without(ObjectNode object, String field) {
    ObjectNode copy = object.deepCopy();
    copy.remove(field);
    return copy;
  }

  private static String child(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
