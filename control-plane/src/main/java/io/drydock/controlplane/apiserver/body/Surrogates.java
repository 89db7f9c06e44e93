package io.drydock.controlplane.apiserver.body;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Halves of characters, which JSON can escape but UTF-8 cannot write: as in Go, each becomes the
 * replacement character.
 */
final class Surrogates {

  private Surrogates() {}

  /** The tree itself, unless the JSON it was read from escapes surrogates. */
  static JsonNode replaced(byte[] json, JsonNode tree) {
    return isSuspect(json) ? whole(tree) : tree;
  }

  private static boolean isSuspect(byte[] json) {
    for (int i = 0; i + 3 < json.length; i++) {
      if (json[i] == '\\' && json[i + 1] == 'u' && (json[i + 2] | 0x20) == 'd') {
        return true;
      }
    }
    return false;
  }

  private static JsonNode whole(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(e -> copy.set(whole(e.getKey()), whole(e.getValue())));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> copy.add(whole(element)));
        yield copy;
      }
      default ->
          node.isString() ? JsonNodeFactory.instance.stringNode(whole(node.asString())) : node;
    };
  }

  private static String whole(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }
}
