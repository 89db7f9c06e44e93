package io.drydock.controlplane.apiserver.rest.openapi.build;

import io.drydock.codec.ObjectCodec;
import io.fabric8.kubernetes.api.model.ListMeta;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import tools.jackson.databind.node.ObjectNode;

/**
 * The definitions of a document: those asked for and all that they hold. Jackson reads the
 * properties off the model classes, so they are what is really read and written; what a property
 * means, the API's sources say. Used for one document, by one thread.
 */
final class Schemas {
  private final Sources sources;
  private final Dialect dialect;
  private final Map<String, ObjectNode> found = new TreeMap<>();
  private final Deque<Class<?>> toVisit = new ArrayDeque<>();

  Schemas(Sources sources, Dialect dialect) {
    this.sources = sources;
    this.dialect = dialect;
  }

  /** All definitions by name. */
  Map<String, ObjectNode> all() {
    return found;
  }

  /** A reference to a model class; its definition is added. */
  ObjectNode reference(Class<?> type) {
    String definition = sources.names().of(type);
    if (!found.containsKey(definition)) {
      toVisit.add(type);
      while (!toVisit.isEmpty()) {
        visit(toVisit.remove());
      }
    }
    return dialect.reference(definition);
  }

  /** A reference to a definition that has a form of its own in JSON: Time, Quantity, Patch. */
  ObjectNode reference(WellKnown known) {
    found.computeIfAbsent(
        known.definition(),
        definition ->
            withText(known.schema(dialect), sources.types().get(definition).comment().text()));
    return dialect.reference(known.definition());
  }

  /** A reference to the list of a kind, which is added; lists are no classes of ours. */
  ObjectNode listReference(Gvk item, Class<?> itemType) {
    ObjectNode element = dialect.described(withDefault(reference(itemType)));
    String definition = sources.names().of(itemType) + "List";
    if (!found.containsKey(definition)) {
      ApiType type = sources.types().get(definition);
      ObjectNode list = withText(Dialect.node(), type.comment().text());
      list.put("type", "object");
      ObjectNode properties = list.putObject("properties");
      FieldSchemas fields = new FieldSchemas(sources, dialect, this);
      fields.typeMeta(properties);
      ObjectNode items = Dialect.node().put("type", "array").set("items", element);
      properties.set("items", fields.described(type, "items", items));
      ObjectNode metadata = reference(ListMeta.class);
      properties.set("metadata", fields.described(type, "metadata", withDefault(metadata)));
      list.putArray("required").add("items");
      found.put(definition, list);
      kind(definition, List.of(new Gvk(item.group(), item.version(), item.kind() + "List")));
    }
    return dialect.reference(definition);
  }

  /** Says which kinds a definition is the body of. */
  void kind(String definition, List<Gvk> kinds) {
    var array = found.get(definition).putArray("x-kubernetes-group-version-kind");
    kinds.forEach(gvk -> array.add(gvk.node()));
  }

  void kind(Class<?> type, List<Gvk> kinds) {
    reference(type);
    kind(sources.names().of(type), kinds);
  }

  boolean contains(Class<?> type) {
    return found.containsKey(sources.names().of(type));
  }

  ObjectNode withDefault(ObjectNode schema) {
    if (dialect == Dialect.V3) {
      schema.putObject("default");
    }
    return schema;
  }

  /** Remembers to describe a class that a property refers to. */
  ObjectNode later(Class<?> type) {
    toVisit.add(type);
    return dialect.reference(sources.names().of(type));
  }

  private void visit(Class<?> type) {
    String definition = sources.names().of(type);
    if (!found.containsKey(definition)) {
      Map<String, JavaType> properties = new TreeMap<>();
      ObjectCodec.mapper().acceptJsonFormatVisitor(type, new Properties(properties));
      properties.keySet().removeIf(name -> !sources.release().has(definition, name));
      found.put(definition, Dialect.node());
      FieldSchemas fields = new FieldSchemas(sources, dialect, this);
      found.put(definition, fields.object(sources.types().get(definition), properties));
    }
  }

  static ObjectNode withText(ObjectNode schema, String text) {
    return text.isEmpty() ? schema : schema.put("description", text);
  }

  /** Collects the properties of one class. */
  private static final class Properties extends JsonFormatVisitorWrapper.Base {
    private final Map<String, JavaType> properties;

    Properties(Map<String, JavaType> properties) {
      this.properties = properties;
    }

    @Override
    public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
      return new JsonObjectFormatVisitor.Base(getContext()) {
        @Override
        public void property(BeanProperty property) {
          properties.put(property.getName(), property.getType());
        }

        @Override
        public void optionalProperty(BeanProperty property) {
          property(property);
        }
      };
    }
  }
}
