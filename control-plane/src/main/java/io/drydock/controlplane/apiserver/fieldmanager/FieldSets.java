package io.drydock.controlplane.apiserver.fieldmanager;

import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Field;
import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Listing;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The paths that an object sets: its values, entries of maps and elements of lists, but not the
 * objects that only lead to them.
 */
final class FieldSets {
  private final FieldSetBuilder found = new FieldSetBuilder();

  private FieldSets() {}

  static FieldSet of(FieldType type, JsonNode object) {
    FieldSets walk = new FieldSets();
    walk.value(type, object, null);
    return walk.found.build();
  }

  private void value(FieldType type, JsonNode value, @Nullable Step at) {
    Optional<Listing> listing = Elements.listing(type);
    if (value instanceof ObjectNode object && Elements.hasFields(type)) {
      object.properties().forEach(property -> field(type, property, at));
    } else if (value instanceof ArrayNode array && listing.isPresent()) {
      for (JsonNode element : array) {
        Step place = Step.below(at, key(listing.get(), element));
        value(listing.get().elements(), element, place);
        found.insert(place);
      }
    } else {
      found.insert(at);
    }
  }

  private void field(FieldType type, Map.Entry<String, JsonNode> property, @Nullable Step at) {
    Field field = Elements.field(type, property.getKey());
    Step place = Step.below(at, field.element());
    JsonNode value = property.getValue();
    value(field.type(), value, place);
    boolean isEmpty = value.isNull() || (value.isObject() && value.isEmpty());
    if (isEmpty || !Elements.declares(type, property.getKey())) {
      found.insert(place);
    }
  }

  private static String key(Listing type, JsonNode element) {
    return Elements.of(type, element).orElseGet(() -> PathElements.value(element));
  }
}
