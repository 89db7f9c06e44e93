package io.drydock.controlplane.apiserver.rest.openapi.build;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema of an object and of its properties. Where the API's sources know a field, they are
 * followed, as the model has plain strings for times and plain objects for what it does not look
 * into; else the model's type says it.
 */
final class FieldSchemas {
  private final Sources sources;
  private final Dialect dialect;
  private final Schemas schemas;

  FieldSchemas(Sources sources, Dialect dialect, Schemas schemas) {
    this.sources = sources;
    this.dialect = dialect;
    this.schemas = schemas;
  }

  ObjectNode object(ApiType type, Map<String, JavaType> properties) {
    ObjectNode schema = Schemas.withText(Dialect.node(), type.comment().text());
    schema.put("type", "object");
    ObjectNode described = schema.putObject("properties");
    properties.forEach((name, modelType) ->
        described.set(name, property(type, name, modelType, properties.keySet())));
    required(schema, type, properties.keySet());
    Markers.onType(schema, type);
    return schema;
  }

  /** The properties apiVersion and kind, which every whole object has. */
  void typeMeta(ObjectNode properties) {
    ApiType typeMeta = sources.types().get(ApiTypes.META + "TypeMeta");
    for (String name : new String[] {"apiVersion", "kind"}) {
      properties.set(name, described(typeMeta, name, string()));
    }
  }

  /** Adds what is said of a field beside its type. */
  ObjectNode described(ApiType type, String name, ObjectNode schema) {
    ApiField field = type.fields().get(name);
    return dialect.described(
        field == null ? schema : Schemas.withText(schema, field.comment().text()));
  }

  private ObjectNode property(
      ApiType type, String name, JavaType modelType, Collection<String> properties) {
    Optional<ApiField> field = field(type, name, properties);
    ObjectNode schema = field.map(f -> byField(f, modelType)).orElseGet(() -> byModel(modelType));
    enumValues(schema, type, name);
    if (dialect == Dialect.V3) {
      defaultValue(schema, type, name, field);
    }
    field.ifPresent(f -> {
      Schemas.withText(schema, f.comment().text());
      Markers.onField(schema, f.comment());
    });
    return dialect.described(schema);
  }

  private Optional<ApiField> field(ApiType type, String name, Collection<String> properties) {
    return sources
        .types()
        .property(type, name, properties)
        .or(() ->
            Optional.ofNullable(
                sources.types().get(ApiTypes.META + "TypeMeta").fields().get(name)));
  }

  private ObjectNode byField(ApiField field, JavaType modelType) {
    return switch (field.shape()) {
      case SINGLE -> element(field.type(), modelType);
      case LIST -> array(inner(element(field.type(), content(modelType)), field.type()));
      case MAP -> map(inner(element(field.type(), content(modelType)), field.type()));
    };
  }

  private ObjectNode element(String type, JavaType modelType) {
    return switch (type) {
      case "string" -> string();
      case "bytes" -> string().put("format", "byte");
      case "bool" -> Dialect.node().put("type", "boolean");
      case "int32", "int64" -> Dialect.node().put("type", "integer").put("format", type);
      case "double" -> Dialect.node().put("type", "number").put("format", "double");
      default -> WellKnown.of(type).map(schemas::reference).orElseGet(() -> byModel(modelType));
    };
  }

  private ObjectNode byModel(JavaType type) {
    if (type.isCollectionLikeType()) {
      return array(byModel(type.getContentType()));
    }
    if (type.isMapLikeType()) {
      return map(byModel(type.getContentType()));
    }
    Class<?> raw = type.getRawClass();
    return raw.getName().startsWith("java.") || raw.isPrimitive() || raw.isEnum()
        ? scalar(raw)
        : model(raw);
  }

  private static ObjectNode scalar(Class<?> raw) {
    return switch (raw.getSimpleName()) {
      case "Integer", "int" -> Dialect.node().put("type", "integer").put("format", "int32");
      case "Long", "long" -> Dialect.node().put("type", "integer").put("format", "int64");
      case "Boolean", "boolean" -> Dialect.node().put("type", "boolean");
      case "Double", "double" -> Dialect.node().put("type", "number").put("format", "double");
      case "Object" -> Dialect.node().put("x-kubernetes-preserve-unknown-fields", true);
      default -> string();
    };
  }

  private ObjectNode model(Class<?> raw) {
    if (raw.equals(Quantity.class)) {
      return schemas.reference(WellKnown.QUANTITY);
    }
    if (raw.equals(IntOrString.class)) {
      return schemas.reference(WellKnown.INT_OR_STRING);
    }
    if (raw.equals(MicroTime.class)) {
      return schemas.reference(WellKnown.MICRO_TIME);
    }
    return raw.isInterface() ? schemas.reference(WellKnown.RAW_EXTENSION) : schemas.later(raw);
  }

  /** What stands in lists and maps always has a value. */
  private ObjectNode inner(ObjectNode element, String type) {
    if (dialect == Dialect.V3 && WellKnown.of(type).isEmpty()) {
      Defaults.zero(element);
    }
    return dialect.described(element);
  }

  private void defaultValue(
      ObjectNode schema, ApiType type, String name, Optional<ApiField> field) {
    Optional<String> marker = field.flatMap(f -> f.comment().value("default"));
    boolean whole = name.equals("metadata") || isPartOfKind(type, name);
    boolean scalar = !schema.has("$ref") && !schema.has("items") && !schema.has("properties");
    boolean required = sources.release().requires(type.name(), name);
    if (marker.isPresent()) {
      Defaults.marked(schema, marker.get());
    } else if (whole ? schema.has("$ref") : scalar && required) {
      Defaults.zero(schema);
    }
  }

  /** Spec and status of a kind are never missing in Go. */
  private static boolean isPartOfKind(ApiType type, String name) {
    return type.fields().containsKey("metadata") && (name.equals("spec") || name.equals("status"));
  }

  private void enumValues(ObjectNode schema, ApiType type, String name) {
    var values = sources.enums().of(type.name(), name);
    if (!values.isEmpty()) {
      ObjectNode target = schema.get("items") instanceof ObjectNode items ? items : schema;
      values.forEach(target.withArray("enum")::add);
    }
  }

  private void required(ObjectNode schema, ApiType type, Collection<String> properties) {
    properties.stream()
        .filter(name -> sources.release().requires(type.name(), name))
        .forEach(name -> schema.withArray("required").add(name));
  }

  private static JavaType content(JavaType type) {
    JavaType content = type.getContentType();
    return content == null ? type : content;
  }

  private static ObjectNode array(ObjectNode items) {
    return Dialect.node().put("type", "array").set("items", items);
  }

  private static ObjectNode map(ObjectNode values) {
    return Dialect.node().put("type", "object").set("additionalProperties", values);
  }

  private static ObjectNode string() {
    return Dialect.node().put("type", "string");
  }
}
