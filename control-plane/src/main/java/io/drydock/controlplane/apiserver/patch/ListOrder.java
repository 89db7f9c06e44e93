package io.drydock.controlplane.apiserver.patch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Puts a merged list into the order that a patch asks for. Elements that the patch does not know
 * stay before those that they stood before.
 */
record ListOrder(UnaryOperator<JsonNode> identity) {

  static ListOrder byKey(String key) {
    return new ListOrder(element -> element.path(key));
  }

  static ListOrder byValue() {
    return new ListOrder(element -> element);
  }

  ArrayNode apply(ArrayNode original, ArrayNode merged, JsonNode order) {
    if (!order.isArray()) {
      return merged;
    }
    List<JsonNode> wanted = identities(order);
    List<JsonNode> before = identities(original);
    List<JsonNode> known = new ArrayList<>();
    Deque<JsonNode> others = new ArrayDeque<>();
    for (JsonNode element : merged) {
      (wanted.contains(identity.apply(element)) ? known : others).add(element);
    }
    known.sort(Comparator.comparingInt(e -> wanted.indexOf(identity.apply(e))));
    ArrayNode result = merged.arrayNode();
    for (JsonNode element : known) {
      int place = before.indexOf(identity.apply(element));
      while (!others.isEmpty() && before.indexOf(identity.apply(others.peek())) < place) {
        result.add(others.remove());
      }
      result.add(element);
    }
    result.addAll(others);
    return result;
  }

  private List<JsonNode> identities(JsonNode list) {
    List<JsonNode> found = new ArrayList<>();
    list.forEach(element -> found.add(identity.apply(element)));
    return found;
  }
}
