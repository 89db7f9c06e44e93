package io.drydock.controlplane.apiserver.fieldmanager;

import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Listing;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lays an applied configuration over what is stored: what it says wins, all else stays. Pure. */
final class Merger {
  private Merger() {}

  static ObjectNode merge(FieldType type, ObjectNode live, ObjectNode config) {
    return (ObjectNode) value(type, live, config);
  }

  private static JsonNode value(FieldType type, @Nullable JsonNode live, JsonNode config) {
    Optional<Listing> listing = Elements.listing(type);
    if (config instanceof ObjectNode object && Elements.hasFields(type)) {
      return fields(type, live instanceof ObjectNode o ? o : object.objectNode(), object);
    }
    if (config instanceof ArrayNode list && listing.isPresent()) {
      return elements(listing.get(), live instanceof ArrayNode a ? a : list.arrayNode(), list);
    }
    return config.deepCopy();
  }

  private static ObjectNode fields(FieldType type, ObjectNode live, ObjectNode config) {
    ObjectNode result = live.deepCopy();
    for (Map.Entry<String, JsonNode> field : config.properties()) {
      String name = field.getKey();
      if (field.getValue().isNull()) {
        result.remove(name);
      } else {
        FieldType fieldType = Elements.field(type, name).type();
        result.set(name, value(fieldType, live.get(name), field.getValue()));
      }
    }
    return result;
  }

  /**
   * In the configuration's order; elements that it lacks stay where they stood between those that
   * it has, and come before those that it adds there.
   */
  private static ArrayNode elements(Listing type, ArrayNode live, ArrayNode config) {
    Map<String, List<JsonNode>> wanted = Elements.group(type, config);
    Map<String, List<JsonNode>> present = Elements.group(type, live);
    Deque<String> shared =
        wanted.keySet().stream()
            .filter(present::containsKey)
            .collect(Collectors.toCollection(ArrayDeque::new));
    Deque<String> stored = new ArrayDeque<>(present.keySet());
    ArrayNode result = live.arrayNode();
    wanted.forEach((key, values) -> {
      while (!stored.isEmpty() && !stored.peek().equals(shared.peek())) {
        String next = stored.remove();
        if (!wanted.containsKey(next)) {
          result.addAll(present.get(next));
        }
      }
      if (key.equals(shared.peek())) {
        shared.remove();
      }
      JsonNode old = present.containsKey(key) ? present.get(key).getFirst() : null;
      values.forEach(v -> result.add(value(type.elements(), old, v)));
    });
    stored.stream()
        .filter(key -> !wanted.containsKey(key))
        .forEach(key -> result.addAll(present.get(key)));
    return result;
  }
}
