package io.drydock.controlplane.apiserver.body;

import io.drydock.api.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.node.ObjectNode;

/** Explains a value of the wrong type as Go's JSON package would. */
final class WrongType {
  private WrongType() {}

  static String of(Exception e, Kind<?> kind, ObjectNode tree) {
    return switch (e) {
      case Unreadable unreadable -> unreadable.getOriginalMessage();
      case UnexpectedType type -> message(kind, tree, type, GoTypes.name(type.expected()));
      case MismatchedInputException mismatch ->
          message(kind, tree, mismatch, GoTypes.name(mismatch.getTargetType()));
      case InputCoercionException coercion ->
          message(kind, tree, coercion, GoTypes.name(coercion.getTargetType()));
      case JacksonException other -> other.getOriginalMessage();
      default -> String.valueOf(e.getMessage());
    };
  }

  private static String message(Kind<?> kind, ObjectNode tree, JacksonException e, String type) {
    List<JacksonException.Reference> path = e.getPath();
    String field =
        path.stream()
            .filter(step -> !isMapKey(step))
            .map(JacksonException.Reference::getPropertyName)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("."));
    return "json: cannot unmarshal %s into Go struct field %s.%s of type %s"
        .formatted(value(find(tree, path), type), owner(kind, path), field, type);
  }

  /** A number that does not fit is told; one that should be something else is not. */
  private static String value(JsonNode node, String type) {
    boolean unfit = node.isNumber() && type.startsWith("int");
    return unfit ? "number " + node.asString() : JsonTypes.name(node);
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
}
