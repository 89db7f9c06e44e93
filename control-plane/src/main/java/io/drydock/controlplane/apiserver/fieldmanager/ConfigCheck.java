package io.drydock.controlplane.apiserver.fieldmanager;

import io.drydock.api.FieldMarkers.ListKey;
import io.drydock.api.ListType;
import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Field;
import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Listing;
import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Mapping;
import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Scalar;
import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Struct;
import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Untyped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether an applied configuration fits its type; says what does not as Kubernetes says it. */
final class ConfigCheck {
  private final List<String> errors = new ArrayList<>();

  private ConfigCheck() {}

  /** What is wrong, empty where nothing is. */
  static List<String> errors(FieldType type, JsonNode config) {
    ConfigCheck check = new ConfigCheck();
    check.value(type, config, null);
    return check.errors;
  }

  private void value(FieldType type, JsonNode value, @Nullable Step at) {
    if (value.isNull()) {
      return;
    }
    switch (type) {
      case Scalar scalar -> scalar(scalar, value, at);
      case Struct struct -> struct(struct, value, at);
      case Mapping mapping -> mapping(mapping, value, at);
      case Listing listing -> listing(listing, value, at);
      case Untyped _ -> {}
    }
  }

  private void scalar(Scalar type, JsonNode value, @Nullable Step at) {
    boolean fits =
        switch (type) {
          case STRING -> value.isString();
          case NUMERIC -> value.isNumber();
          case BOOLEAN -> value.isBoolean();
          case UNTYPED -> value.isValueNode();
        };
    if (!fits) {
      error(at, "expected %s, got %s".formatted(type.text(), shown(value)));
    }
  }

  private void struct(Struct type, JsonNode value, @Nullable Step at) {
    if (!(value instanceof ObjectNode object)) {
      error(at, "expected map, got " + shown(value));
      return;
    }
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      Field field = type.field(property.getKey());
      Step place = Step.below(at, PathElements.field(property.getKey()));
      if (field == null) {
        error(place, "field not declared in schema");
      } else {
        value(field.type(), property.getValue(), place);
      }
    }
  }

  private void mapping(Mapping type, JsonNode value, @Nullable Step at) {
    if (!(value instanceof ObjectNode object)) {
      error(at, "expected map, got " + shown(value));
      return;
    }
    object
        .properties()
        .forEach(e ->
            value(type.values(), e.getValue(), Step.below(at, PathElements.field(e.getKey()))));
  }

  private void listing(Listing type, JsonNode value, @Nullable Step at) {
    if (!(value instanceof ArrayNode list)) {
      error(at, "expected list, got " + shown(value));
      return;
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      element(type, list.get(i), i, seen, at);
    }
  }

  private void element(
      Listing type, JsonNode element, int index, Set<String> seen, @Nullable Step at) {
    if (type.isAtomic()) {
      value(type.elements(), element, Step.below(at, "i:" + index));
      return;
    }
    if (type.listType() == ListType.MAP && !element.isObject()) {
      String kind = element.isNull() ? "a null element" : "non-map elements";
      error(at, "element %d: associative list with keys may not have %s".formatted(index, kind));
      return;
    }
    String key = Elements.of(type, element).orElse("");
    if (key.isEmpty()) {
      error(at, "element %d: %s".formatted(index, missingKey(type, element)));
      return;
    }
    if (!seen.add(key)) {
      error(at, "duplicate entries for key " + PathElements.display(key));
    }
    value(type.elements(), element, Step.below(at, key));
  }

  private static String missingKey(Listing type, JsonNode element) {
    String key =
        type.keys().stream()
            .filter(k -> k.defaultValue().isEmpty() && !element.hasNonNull(k.name()))
            .map(ListKey::name)
            .findFirst()
            .orElse("");
    return "associative list with keys has an element that omits key field \"%s\" (and doesn't have default value)"
        .formatted(key);
  }

  private void error(@Nullable Step at, String message) {
    errors.add(at == null ? message : Step.display(at) + ": " + message);
  }

  private static String shown(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "string";
      case NUMBER -> value.isIntegralNumber() ? "int64" : "float64";
      case BOOLEAN -> "boolean";
      case ARRAY -> "list";
      default -> "map";
    };
  }
}
