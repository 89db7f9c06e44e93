package io.drydock.controlplane.apiserver.body;

import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** Names of types as error messages of Kubernetes give them. */
final class JsonTypes {
  private JsonTypes() {}

  static String name(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> "string";
      case NUMBER -> "number";
      case BOOLEAN -> "bool";
      case ARRAY -> "array";
      case OBJECT -> "object";
      case NULL, MISSING, BINARY, POJO -> "null";
    };
  }

  static String name(JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> "string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
      case VALUE_TRUE, VALUE_FALSE -> "bool";
      case START_ARRAY, END_ARRAY -> "array";
      case START_OBJECT, END_OBJECT, PROPERTY_NAME -> "object";
      case VALUE_NULL, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> "null";
    };
  }
}
