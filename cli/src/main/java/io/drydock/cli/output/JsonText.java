package io.drydock.cli.output;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** JSON as Go's encoder writes it: sorted keys, and no HTML characters in strings. Pure. */
public final class JsonText {
  private static final String STEP = "    ";

  private JsonText() {}

  /** On one line, as it stands in annotations. */
  public static String compact(JsonNode node) {
    var out = new StringBuilder();
    compact(node, out);
    return out.toString();
  }

  /** Indented by four blanks, as kubectl prints it. */
  public static String pretty(JsonNode node) {
    var out = new StringBuilder();
    pretty(node, "\n", out);
    return out.toString();
  }

  /** A copy with the fields of every object in alphabetical order. */
  public static Map<String, JsonNode> sorted(JsonNode object) {
    Map<String, JsonNode> fields = new TreeMap<>();
    object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  private static void compact(JsonNode node, StringBuilder out) {
    if (node.isObject()) {
      String separator = "{";
      for (var field : sorted(node).entrySet()) {
        out.append(separator).append(quoted(field.getKey())).append(':');
        compact(field.getValue(), out);
        separator = ",";
      }
      out.append(node.isEmpty() ? "{}" : "}");
    } else if (node.isArray()) {
      String separator = "[";
      for (JsonNode element : node) {
        out.append(separator);
        compact(element, out);
        separator = ",";
      }
      out.append(node.isEmpty() ? "[]" : "]");
    } else {
      out.append(scalar(node));
    }
  }

  private static void pretty(JsonNode node, String line, StringBuilder out) {
    if (node.isEmpty() || node.isValueNode()) {
      compact(node, out);
      return;
    }
    String separator = node.isObject() ? "{" : "[";
    if (node.isObject()) {
      for (var field : sorted(node).entrySet()) {
        out.append(separator).append(line).append(STEP).append(quoted(field.getKey())).append(": ");
        pretty(field.getValue(), line + STEP, out);
        separator = ",";
      }
    } else {
      for (JsonNode element : node) {
        out.append(separator).append(line).append(STEP);
        pretty(element, line + STEP, out);
        separator = ",";
      }
    }
    out.append(line).append(node.isObject() ? '}' : ']');
  }

  private static String scalar(JsonNode node) {
    return node.isString() ? escaped(node.toString()) : node.toString();
  }

  private static String quoted(String text) {
    return escaped(JsonNodeFactory.instance.stringNode(text).toString());
  }

  private static String escaped(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
