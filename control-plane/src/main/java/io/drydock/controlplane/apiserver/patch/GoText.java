package io.drydock.controlplane.apiserver.patch;

import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** JSON values as Go prints them, for messages that Kubernetes words so. Pure. */
final class GoText {
  private GoText() {}

  static String of(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT ->
          value.properties().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(e -> e.getKey() + ":" + of(e.getValue()))
              .collect(Collectors.joining(" ", "map[", "]"));
      case ARRAY -> value.valueStream().map(GoText::of).collect(Collectors.joining(" ", "[", "]"));
      case NULL, MISSING -> "<nil>";
      default -> value.asString("");
    };
  }

  /** The type into which Go's JSON package reads a value. */
  static String type(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "map[string]interface {}";
      case ARRAY -> "[]interface {}";
      case STRING -> "string";
      case BOOLEAN -> "bool";
      case NUMBER -> value.isIntegralNumber() ? "int64" : "float64";
      default -> "<nil>";
    };
  }

  /** What Go's JSON package calls a value that it cannot read. */
  static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case BOOLEAN -> "bool";
      case NUMBER -> "number";
      default -> "null";
    };
  }
}
