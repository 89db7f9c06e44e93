package io.drydock.controlplane.apiserver.fieldmanager;

import io.drydock.api.ListType;
import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Field;
import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Listing;
import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Mapping;
import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Scalar;
import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Struct;
import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Untyped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** How values of a type fall apart into elements. Pure. */
final class Elements {
  private Elements() {}

  static @Nullable JsonNode present(@Nullable JsonNode value) {
    return value == null || value.isNull() || value.isMissingNode() ? null : value;
  }

  static boolean isEmpty(@Nullable JsonNode value) {
    return present(value) == null || (value.isContainer() && value.isEmpty());
  }

  /** The field of that name; one that the type does not know is untyped. */
  static Field field(FieldType type, String name) {
    Field known = type instanceof Struct struct ? struct.field(name) : null;
    if (known != null) {
      return known;
    }
    FieldType values = type instanceof Mapping mapping ? mapping.values() : Untyped.INSTANCE;
    return new Field(PathElements.field(name), values, false);
  }

  static boolean declares(FieldType type, String name) {
    return type instanceof Struct struct && struct.field(name) != null;
  }

  /** Whether an object of this type has parts of its own. */
  static boolean hasFields(FieldType type) {
    return switch (type) {
      case Struct struct -> !struct.isAtomic();
      case Mapping mapping -> !mapping.isAtomic();
      case Untyped _ -> true;
      case Scalar _, Listing _ -> false;
    };
  }

  /** A list whose elements can be told apart, else nothing. */
  static Optional<Listing> listing(FieldType type) {
    return type instanceof Listing listing && !listing.isAtomic()
        ? Optional.of(listing)
        : Optional.empty();
  }

  /** The element's path element, empty where it lacks a key. */
  static Optional<String> of(Listing type, JsonNode element) {
    return type.listType() == ListType.SET
        ? Optional.of(PathElements.value(element))
        : PathElements.key(element, type.keys());
  }

  /** By path element, in order; an element without its key is a value of its own. */
  static Map<String, List<JsonNode>> group(Listing type, @Nullable JsonNode list) {
    Map<String, List<JsonNode>> groups = new LinkedHashMap<>();
    if (list instanceof ArrayNode array) {
      for (JsonNode element : array) {
        String key = of(type, element).orElseGet(() -> PathElements.value(element));
        groups.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(element);
      }
    }
    return groups;
  }
}
