package io.drydock.controlplane.apiserver.body;

import io.drydock.api.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.node.ObjectNode;

/** Explains a value of the wrong type as Go's JSON package would. */
final class WrongType {
  private WrongType() {}

  static String message(Kind<?> kind, ObjectNode tree, MismatchedInputException e) {
    List<JacksonException.Reference> path = e.getPath();
    String field =
        path.stream()
            .filter(step -> !isMapKey(step))
            .map(JacksonException.Reference::getPropertyName)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("."));
    Class<?> target = e.getTargetType() == null ? Object.class : e.getTargetType();
    return "%s in version \"%s\" cannot be handled as a %s: json: cannot unmarshal %s into Go struct field %s.%s of type %s"
        .formatted(
            kind.kind(),
            kind.version(),
            kind.kind(),
            JsonTypes.name(find(tree, path)),
            owner(kind, path),
            field,
            JsonTypes.goType(target));
  }

  private static JsonNode find(JsonNode tree, List<JacksonException.Reference> path) {
    JsonNode node = tree;
    for (JacksonException.Reference step : path) {
      node =
          step.getPropertyName() == null
              ? node.path(step.getIndex())
              : node.path(step.getPropertyName());
    }
    return node;
  }

  /** The struct that declares the field, by the simple name of the model class. */
  private static String owner(Kind<?> kind, List<JacksonException.Reference> path) {
    for (JacksonException.Reference step : path.reversed()) {
      Object from = step.from();
      if (step.getPropertyName() != null && from != null && !isMapKey(step)) {
        Class<?> type = from instanceof Class<?> c ? c : from.getClass();
        return type.getSimpleName();
      }
    }
    return kind.kind();
  }

  /** Go's message names fields of structs only. */
  private static boolean isMapKey(JacksonException.Reference step) {
    return step.from() instanceof Map
        || (step.from() instanceof Class<?> type && Map.class.isAssignableFrom(type));
  }

  static String reason(Exception e) {
    return e instanceof JacksonException jackson
        ? jackson.getOriginalMessage()
        : String.valueOf(e.getMessage());
  }
}
