package io.drydock.cli.manifest;

import io.drydock.api.MergeKeys;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a stored object becomes when its manifest changes from one text to another: what the old
 * text said and the new one does not goes, what the new one says is set, all else stays. Pure.
 */
record ThreeWayMerge(MergeKeys keys) {

  /**
   * @param last the old text; empty where there was none
   */
  ObjectNode merge(ObjectNode last, ObjectNode wanted, ObjectNode stored) {
    return object(last, wanted, stored, "");
  }

  ObjectNode object(JsonNode last, ObjectNode wanted, ObjectNode stored, String path) {
    ObjectNode result = stored.deepCopy();
    last.propertyNames().stream().filter(name -> !wanted.has(name)).forEach(result::remove);
    for (var field : wanted.properties()) {
      String name = field.getKey();
      if (field.getValue().isNull()) {
        result.remove(name);
      } else {
        result.set(
            name, value(last.path(name), field.getValue(), stored.path(name), child(path, name)));
      }
    }
    if (keys.retainsKeys(path) && !result.equals(stored)) {
      List<String> others =
          result.propertyNames().stream().filter(name -> !wanted.has(name)).toList();
      result.remove(others);
    }
    return result;
  }

  private JsonNode value(JsonNode last, JsonNode wanted, JsonNode stored, String path) {
    if (wanted instanceof ObjectNode object) {
      ObjectNode present = stored instanceof ObjectNode o ? o : object.objectNode();
      return object(last.isObject() ? last : MissingNode.getInstance(), object, present, path);
    }
    if (wanted instanceof ArrayNode list && stored instanceof ArrayNode present) {
      ArrayNode before = last instanceof ArrayNode a ? a : list.arrayNode();
      return list(before, list, present, path);
    }
    return wanted;
  }

  private ArrayNode list(ArrayNode last, ArrayNode wanted, ArrayNode stored, String path) {
    if (keys.keyOf(path).isPresent()) {
      return new KeyedLists(this, keys.keyOf(path).get(), path).merge(last, wanted, stored);
    }
    return keys.mergesPrimitives(path)
        ? new KeyedLists(this, "", path).merge(last, wanted, stored)
        : wanted;
  }

  private static String child(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
