package io.drydock.controlplane.apiserver.fieldmanager;

import io.drydock.api.FieldMarkers.ListKey;
import io.drydock.codec.ObjectCodec;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The steps of a path as FieldsV1 writes them: "f:spec" for a field, {@code k:{"name":"web"}} for a
 * list's element by its keys, {@code v:"x"} for a set's element, "i:0" for an index.
 */
final class PathElements {
  private static final String FIELD = "f:";
  private static final String KEY = "k:";
  private static final String VALUE = "v:";
  private static final String INDEX = "i:";
  private static final String KINDS = "fkvi";

  /** Fields before keys before values before indexes; each kind in its own order. */
  static final Comparator<String> ORDER =
      Comparator.comparingInt((String element) -> KINDS.indexOf(element.charAt(0)))
          .thenComparing(PathElements::number)
          .thenComparing(Comparator.naturalOrder());

  private PathElements() {}

  static String field(String name) {
    return FIELD + name;
  }

  static String value(JsonNode value) {
    return VALUE + value;
  }

  /** Empty where the element lacks a key that has no default. */
  static Optional<String> key(JsonNode element, List<ListKey> keys) {
    StringBuilder text = new StringBuilder(KEY).append('{');
    List<ListKey> sorted =
        keys.size() == 1
            ? keys
            : keys.stream().sorted(Comparator.comparing(ListKey::name)).toList();
    for (ListKey key : sorted) {
      Optional<JsonNode> value = keyValue(element, key);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      text.append(text.length() > 3 ? "," : "").append('"').append(key.name()).append("\":");
      text.append(value.get());
    }
    return Optional.of(text.append('}').toString());
  }

  private static Optional<JsonNode> keyValue(JsonNode element, ListKey key) {
    JsonNode said = element.get(key.name());
    return said != null && !said.isNull()
        ? Optional.of(said)
        : key.defaultValue().map(value -> ObjectCodec.mapper().<JsonNode>valueToTree(value));
  }

  /**
   * The element in the spelling that this class gives.
   *
   * @throws IllegalArgumentException where it is none
   */
  static String canonical(String element) {
    try {
      if (element.startsWith(FIELD)) {
        return element;
      }
      if (element.startsWith(VALUE)) {
        return value(ObjectCodec.mapper().readTree(element.substring(2)));
      }
      if (element.startsWith(INDEX)) {
        return INDEX + Integer.parseInt(element.substring(2));
      }
      if (element.startsWith(KEY)
          && ObjectCodec.mapper().readTree(element.substring(2)) instanceof ObjectNode keys) {
        return KEY
            + keys.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
                .collect(Collectors.joining(",", "{", "}"));
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("invalid path element " + element, e);
    }
    throw new IllegalArgumentException("invalid path element " + element);
  }

  /** As messages show it: ".spec", {@code [name="web"]}. */
  static String display(String element) {
    String rest = element.substring(2);
    if (element.startsWith(FIELD)) {
      return "." + rest;
    }
    if (element.startsWith(VALUE)) {
      return "[=" + rest + "]";
    }
    return element.startsWith(KEY) ? displayKey(rest) : "[" + rest + "]";
  }

  private static String displayKey(String json) {
    try {
      return ObjectCodec.mapper().readTree(json).properties().stream()
          .map(e -> e.getKey() + "=" + e.getValue())
          .collect(Collectors.joining(",", "[", "]"));
    } catch (JacksonException e) {
      return "[" + json + "]";
    }
  }

  static boolean isField(String element) {
    return element.startsWith(FIELD);
  }

  /** Numbers sort as numbers, as in a port's key. */
  private static long number(String element) {
    int start = element.startsWith(KEY) ? element.indexOf(':', 2) + 1 : 2;
    int end = start;
    while (end < element.length() && Character.isDigit(element.charAt(end)) && end - start < 18) {
      end++;
    }
    return end == start || isField(element) ? -1 : Long.parseLong(element.substring(start, end));
  }
}
