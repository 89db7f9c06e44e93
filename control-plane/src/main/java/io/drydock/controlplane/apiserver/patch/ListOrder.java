package io.drydock.controlplane.apiserver.patch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Puts a merged list into the order that a patch asks for. Elements that the patch does not name
 * keep their place before and after those that were there; new ones come after them.
 */
record ListOrder(UnaryOperator<JsonNode> identity) {

  static ListOrder byKey(String key) {
    return new ListOrder(element -> element.path(key));
  }

  static ListOrder byValue() {
    return new ListOrder(element -> element);
  }

  ArrayNode apply(ArrayNode original, ArrayNode merged, ArrayNode order) {
    List<JsonNode> wanted = identities(order);
    List<JsonNode> before = identities(original);
    List<JsonNode> named = new ArrayList<>();
    List<JsonNode> others = new ArrayList<>();
    for (JsonNode element : merged) {
      (wanted.contains(identity.apply(element)) ? named : others).add(element);
    }
    named.sort(Comparator.comparingInt(e -> wanted.indexOf(identity.apply(e))));
    ArrayNode result = merged.arrayNode();
    int taken = 0;
    for (JsonNode element : named) {
      int place = before.indexOf(identity.apply(element));
      while (taken < others.size() && !standsBefore(place, others.get(taken), before)) {
        result.add(others.get(taken++));
      }
      result.add(element);
    }
    result.addAll(others.subList(taken, others.size()));
    return result;
  }

  private boolean standsBefore(int place, JsonNode other, List<JsonNode> before) {
    return place >= 0 && place < before.indexOf(identity.apply(other));
  }

  /** Whether a list names its elements in this order, all of them. */
  boolean agrees(List<JsonNode> list, ArrayNode order) {
    List<JsonNode> wanted = identities(order);
    int at = 0;
    for (JsonNode element : list) {
      while (at < wanted.size() && !wanted.get(at).equals(identity.apply(element))) {
        at++;
      }
      if (at++ >= wanted.size()) {
        return false;
      }
    }
    return true;
  }

  private List<JsonNode> identities(ArrayNode list) {
    List<JsonNode> found = new ArrayList<>();
    list.forEach(element -> found.add(identity.apply(element)));
    return found;
  }
}
