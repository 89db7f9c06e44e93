package io.drydock.controlplane.apiserver.patch;

import io.drydock.api.MergeKeys;
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
    if (patch.has(DIRECTIVE)) {
      return directed(original, patch, path);
    }
    ObjectNode result = original.deepCopy();
    retain(result, patch);
    deletePrimitives(result, patch);
    for (Map.Entry<String, JsonNode> change : patch.properties()) {
      if (!isDirective(change.getKey())) {
        mergeField(result, patch, change.getKey(), child(path, change.getKey()));
      }
    }
    orderUntouched(result, patch, path);
    return result;
  }

  private ObjectNode directed(ObjectNode original, ObjectNode patch, String path) {
    return switch (patch.get(DIRECTIVE).asString("")) {
      case "replace" -> merge(original.objectNode(), without(patch, DIRECTIVE), path);
      case "delete" -> original.objectNode();
      default -> throw PatchErrors.unknownDirective(patch.get(DIRECTIVE), patch);
    };
  }

  private static boolean isDirective(String field) {
    return field.startsWith(ORDER)
        || field.startsWith(DELETE_PRIMITIVES)
        || field.equals(RETAIN_KEYS);
  }

  private void mergeField(ObjectNode result, ObjectNode patch, String name, String path) {
    JsonNode present = result.path(name);
    switch (patch.get(name)) {
      case ObjectNode object -> result.set(name, mergeObject(present, object, path));
      case ArrayNode list -> result.set(name, mergeList(present, list, patch, name, path));
      case JsonNode value when value.isNull() -> result.remove(name);
      case JsonNode value -> result.set(name, value);
    }
  }

  private ObjectNode mergeObject(JsonNode present, ObjectNode patch, String path) {
    boolean merges = present.isObject() && (patch.isEmpty() || !keys.replaces(path));
    return merge(merges ? (ObjectNode) present : patch.objectNode(), patch, path);
  }

  private ArrayNode mergeList(
      JsonNode present, ArrayNode list, ObjectNode patch, String name, String path) {
    ArrayNode original = present instanceof ArrayNode a ? a : list.arrayNode();
    Optional<ArrayNode> order = order(patch, name);
    Optional<String> key = keys.keyOf(path);
    if (key.isPresent()) {
      ListMerge merge = new ListMerge(this, key.get(), path);
      ArrayNode merged = merge.merge(original, list);
      ListOrder byKey = ListOrder.byKey(key.get());
      order
          .filter(o -> !o.isEmpty() && !byKey.agrees(merge.plain(list), o))
          .ifPresent(o -> {
            throw PatchErrors.orderDiffers(list, o);
          });
      return byKey.apply(original, merged, order.orElse(list));
    }
    if (keys.mergesPrimitives(path)) {
      return ListOrder.byValue().apply(original, union(original, list), order.orElse(list));
    }
    return list.deepCopy();
  }

  private static Optional<ArrayNode> order(ObjectNode patch, String name) {
    JsonNode order = patch.get(ORDER + name);
    if (order == null) {
      return Optional.empty();
    }
    if (order instanceof ArrayNode list) {
      return Optional.of(list);
    }
    throw PatchErrors.wrongElementOrder();
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
      if (!change.getKey().startsWith(DELETE_PRIMITIVES)) {
        continue;
      }
      if (!(change.getValue() instanceof ArrayNode deleted)) {
        throw PatchErrors.wrongPrimitiveList();
      }
      if (result.get(change.getKey().substring(DELETE_PRIMITIVES.length()))
          instanceof ArrayNode list) {
        Set<JsonNode> gone = new HashSet<>();
        deleted.forEach(gone::add);
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
    for (String directive : patch.propertyNames()) {
      if (directive.startsWith(ORDER)) {
        String name = directive.substring(ORDER.length());
        Optional<ArrayNode> wanted = order(patch, name);
        if (!patch.has(name) && result.get(name) instanceof ArrayNode list) {
          ListOrder order =
              keys.keyOf(child(path, name)).map(ListOrder::byKey).orElseGet(ListOrder::byValue);
          result.set(name, order.apply(list, list, wanted.orElseThrow()));
        }
      }
    }
  }

  /** What the patch sets must be named too. */
  private static void retain(ObjectNode result, ObjectNode patch) {
    JsonNode said = patch.get(RETAIN_KEYS);
    if (said == null) {
      return;
    }
    if (!(said instanceof ArrayNode retained)) {
      throw PatchErrors.wrongRetainKeys();
    }
    Set<String> kept = new HashSet<>();
    retained.forEach(key -> kept.add(key.asString("")));
    for (Map.Entry<String, JsonNode> change : patch.properties()) {
      boolean sets = !isDirective(change.getKey()) && !change.getValue().isNull();
      if (sets && !kept.contains(change.getKey())) {
        throw PatchErrors.wrongRetainKeys();
      }
    }
    result.propertyNames().stream()
        .filter(name -> !kept.contains(name))
        .toList()
        .forEach(result::remove);
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
