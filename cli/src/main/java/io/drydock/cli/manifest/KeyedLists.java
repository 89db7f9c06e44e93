package io.drydock.cli.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The three-way merge of lists whose elements are told apart by one of their fields. The order is
 * the manifest's; what others added stays behind the element it stood behind. Pure.
 *
 * @param key "" where the elements are plain values and so are their own keys
 */
record KeyedLists(ThreeWayMerge merge, String key, String path) {

  ArrayNode merge(ArrayNode last, ArrayNode wanted, ArrayNode stored) {
    Map<JsonNode, JsonNode> before = byKey(last);
    Map<JsonNode, JsonNode> present = byKey(stored);
    Map<JsonNode, JsonNode> merged = new LinkedHashMap<>();
    for (JsonNode element : wanted) {
      merged.put(keyOf(element), element(before, present, element));
    }
    List<JsonNode> order = new ArrayList<>(merged.keySet());
    int previous = -1;
    for (var element : present.entrySet()) {
      int position = order.indexOf(element.getKey());
      if (position >= 0) {
        previous = position;
      } else if (!before.containsKey(element.getKey())) {
        previous++;
        order.add(previous, element.getKey());
        merged.put(element.getKey(), element.getValue());
      }
    }
    ArrayNode result = stored.arrayNode();
    order.forEach(name -> result.add(merged.get(name)));
    return result;
  }

  private JsonNode element(
      Map<JsonNode, JsonNode> before, Map<JsonNode, JsonNode> present, JsonNode element) {
    JsonNode name = keyOf(element);
    return element instanceof ObjectNode wanted && present.get(name) instanceof ObjectNode stored
        ? merge.object(before.getOrDefault(name, MissingNode.getInstance()), wanted, stored, path)
        : element;
  }

  private Map<JsonNode, JsonNode> byKey(ArrayNode list) {
    Map<JsonNode, JsonNode> elements = new LinkedHashMap<>();
    list.forEach(element -> elements.put(keyOf(element), element));
    return elements;
  }

  /** A port number can be there twice, for TCP and for UDP. */
  private JsonNode keyOf(JsonNode element) {
    if (key.isEmpty() || !path.endsWith("ports")) {
      return key.isEmpty() ? element : element.path(key);
    }
    String protocol = element.path("protocol").asString("TCP");
    return StringNode.valueOf(element.path(key) + "/" + protocol);
  }
}
