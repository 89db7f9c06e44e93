package io.drydock.controlplane.apiserver.fieldmanager;

import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Listing;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes paths out of an object, and the objects and lists that they leave empty. Pure. */
final class Remover {
  private Remover() {}

  static ObjectNode remove(FieldType type, ObjectNode object, FieldSet paths) {
    return value(type, object, paths) instanceof ObjectNode rest ? rest : object.objectNode();
  }

  private static @Nullable JsonNode value(FieldType type, JsonNode value, FieldSet paths) {
    Optional<Listing> listing = Elements.listing(type);
    if (value instanceof ObjectNode object && Elements.hasFields(type)) {
      return fields(type, object, paths);
    }
    return value instanceof ArrayNode list && listing.isPresent()
        ? elements(listing.get(), list, paths)
        : value;
  }

  private static @Nullable JsonNode fields(FieldType type, ObjectNode object, FieldSet paths) {
    ObjectNode rest = object.objectNode();
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      FieldSet below = paths.below(PathElements.field(property.getKey()));
      FieldType fieldType = Elements.field(type, property.getKey()).type();
      JsonNode kept = rest(fieldType, property.getValue(), below);
      if (kept != null) {
        rest.set(property.getKey(), kept);
      }
    }
    return rest.isEmpty() ? null : rest;
  }

  private static @Nullable JsonNode elements(Listing type, ArrayNode list, FieldSet paths) {
    ArrayNode rest = list.arrayNode();
    for (JsonNode element : list) {
      FieldSet below = Elements.of(type, element).map(paths::below).orElse(FieldSet.EMPTY);
      JsonNode kept = rest(type.elements(), element, below);
      if (kept != null) {
        rest.add(kept);
      }
    }
    return rest.isEmpty() ? null : rest;
  }

  private static @Nullable JsonNode rest(FieldType type, JsonNode value, FieldSet below) {
    if (below.member()) {
      return null;
    }
    return below.isEmpty() ? value : value(type, value, below);
  }
}
