package io.drydock.cli.describe;

import io.drydock.cli.output.JsonText;
import io.drydock.codec.ObjectCodec;
import io.drydock.proto.v1.Document;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Any kind that has no words of its own: every field under a readable title. */
final class GenericDescriber {
  private static final Set<String> TOLD =
      Set.of("managedFields", "name", "namespace", "labels", "annotations");
  private static final Set<String> ACRONYMS = Set.of("api", "url", "uid", "guid");

  void describe(Document document, Description text) {
    JsonNode object = ObjectCodec.tree(document.getRaw().toByteArray());
    JsonNode metadata = object.path("metadata");
    text.field(0, "Name", document.getName()).field(0, "Namespace", document.getNamespace());
    text.labels("Labels", strings(metadata.path("labels")));
    text.annotations("Annotations", strings(metadata.path("annotations")));
    fields(object, 0, text);
  }

  private static void fields(JsonNode object, int depth, Description text) {
    for (var field : JsonText.sorted(object).entrySet()) {
      boolean metadata = depth == 0 && field.getKey().equals("metadata");
      if (metadata) {
        text.line(0, "Metadata:");
        JsonText.sorted(field.getValue())
            .forEach((name, value) -> {
              if (!TOLD.contains(name)) {
                field(name, value, 1, text);
              }
            });
      } else {
        field(field.getKey(), field.getValue(), depth, text);
      }
    }
  }

  private static void field(String name, JsonNode value, int depth, Description text) {
    String title = title(name);
    if (value.isObject()) {
      text.line(depth, title + ":");
      fields(value, depth + 1, text);
    } else if (value.isArray()) {
      text.line(depth, title + ":");
      for (JsonNode element : value) {
        if (element.isObject()) {
          fields(element, depth + 1, text);
        } else {
          text.line(depth + 1, scalar(element));
        }
      }
    } else {
      text.field(depth, title, scalar(value));
    }
  }

  private static String scalar(JsonNode value) {
    return value.isString() ? value.stringValue() : value.isNull() ? "<nil>" : value.toString();
  }

  /** "creationTimestamp" as "Creation Timestamp", "apiVersion" as "API Version". */
  private static String title(String name) {
    if (!name.matches("[a-zA-Z]+")) {
      return name;
    }
    StringBuilder title = new StringBuilder();
    for (String word : name.split("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")) {
      title.append(title.isEmpty() ? "" : " ").append(capital(word));
    }
    return title.toString();
  }

  private static String capital(String word) {
    return ACRONYMS.contains(word.toLowerCase(Locale.ROOT))
        ? word.toUpperCase(Locale.ROOT)
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static Map<String, String> strings(JsonNode object) {
    Map<String, String> map = new LinkedHashMap<>();
    object.properties().forEach(f -> map.put(f.getKey(), f.getValue().asString("")));
    return map;
  }
}
