package io.drydock.controlplane.apiserver.rest.openapi;

import io.drydock.api.Kind;
import io.drydock.codec.ObjectCodec;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas of kinds and of all that they hold, read off the model classes by Jackson, so they
 * say what is really read and written. Used once for each document, by one thread.
 */
final class Schemas {
  private final String references;
  private final Map<String, ObjectNode> found = new TreeMap<>();
  private final Deque<Class<?>> toVisit = new ArrayDeque<>();

  /**
   * @param references where schemas stand in the document: "#/components/schemas/"
   */
  Schemas(String references) {
    this.references = references;
  }

  /** Adds a kind's schema, and those that it needs. */
  void add(Kind<?> kind) {
    ObjectNode schema = visit(kind.type());
    schema
        .putArray("x-kubernetes-group-version-kind")
        .addObject()
        .put("group", kind.group())
        .put("version", kind.version())
        .put("kind", kind.kind());
    while (!toVisit.isEmpty()) {
      visit(toVisit.remove());
    }
  }

  /** All schemas by name. */
  Map<String, ObjectNode> all() {
    return found;
  }

  ObjectNode reference(Class<?> type) {
    return node().put("$ref", references + SchemaNames.of(type));
  }

  private ObjectNode visit(Class<?> type) {
    String name = SchemaNames.of(type);
    ObjectNode known = found.get(name);
    if (known != null) {
      return known;
    }
    ObjectNode schema = node().put("type", "object");
    found.put(name, schema);
    ObjectNode properties = schema.putObject("properties");
    ObjectCodec.mapper().acceptJsonFormatVisitor(type, new Properties(properties));
    return schema;
  }

  private ObjectNode schema(JavaType type) {
    Class<?> raw = type.getRawClass();
    if (type.isCollectionLikeType()) {
      ObjectNode array = node().put("type", "array");
      array.set("items", schema(type.getContentType()));
      return array;
    }
    if (type.isMapLikeType()) {
      ObjectNode map = node().put("type", "object");
      map.set("additionalProperties", schema(type.getContentType()));
      return map;
    }
    return raw.getName().startsWith("java.") || raw.isPrimitive() ? scalar(raw) : model(raw);
  }

  private static ObjectNode scalar(Class<?> raw) {
    return switch (raw.getSimpleName()) {
      case "String" -> node().put("type", "string");
      case "Integer", "int" -> node().put("type", "integer").put("format", "int32");
      case "Long", "long" -> node().put("type", "integer").put("format", "int64");
      case "Boolean", "boolean" -> node().put("type", "boolean");
      case "Double", "double" -> node().put("type", "number").put("format", "double");
      default -> node().put("x-kubernetes-preserve-unknown-fields", true);
    };
  }

  private ObjectNode model(Class<?> raw) {
    if (raw.equals(Quantity.class)) {
      return node().put("type", "string");
    }
    if (raw.equals(IntOrString.class)) {
      return node().put("type", "string").put("format", "int-or-string");
    }
    if (raw.equals(MicroTime.class)) {
      return node().put("type", "string").put("format", "date-time");
    }
    if (raw.isInterface() || raw.isEnum()) {
      return node().put("x-kubernetes-preserve-unknown-fields", true);
    }
    toVisit.add(raw);
    return reference(raw);
  }

  private static ObjectNode node() {
    return ObjectCodec.mapper().createObjectNode();
  }

  /** Collects the properties of one class. */
  private final class Properties extends JsonFormatVisitorWrapper.Base {
    private final ObjectNode properties;

    Properties(ObjectNode properties) {
      this.properties = properties;
    }

    @Override
    public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
      return new JsonObjectFormatVisitor.Base(getContext()) {
        @Override
        public void property(BeanProperty property) {
          properties.set(property.getName(), schema(property.getType()));
        }

        @Override
        public void optionalProperty(BeanProperty property) {
          property(property);
        }
      };
    }
  }
}
