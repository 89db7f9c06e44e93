package io.drydock.controlplane.apiserver.fieldmanager;

import io.drydock.api.Kind;
import io.drydock.codec.ObjectCodec;
import io.drydock.codec.Yaml;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An object and its managedFields, changed by one writer after the other. */
final class Ledger {
  private final FieldManager books = new FieldManager();
  private final Kind<?> kind;
  private final Scope scope;
  private ObjectNode object = ObjectCodec.mapper().createObjectNode();
  private @Nullable JsonNode managed;
  private int clock;

  Ledger(Kind<?> kind) {
    this.kind = kind;
    this.scope = kind.subresources().contains("status") ? Scope.SPEC : Scope.ALL;
  }

  static ObjectNode tree(String yaml) {
    return (ObjectNode) ObjectCodec.tree(ObjectCodec.encode(Yaml.documents(yaml).getFirst()));
  }

  void apply(String manager, String config) {
    apply(manager, config, false);
  }

  void force(String manager, String config) {
    apply(manager, config, true);
  }

  private void apply(String manager, String config, boolean force) {
    var applied =
        books.apply(writer(Manager.applier(manager, "")), object, managed, full(config), force);
    object = applied.object();
    managed = applied.managedFields();
  }

  void create(String manager, String object) {
    this.object = full(object);
    managed = books.created(updater(manager), this.object, null);
  }

  void update(String manager, String object) {
    update(manager, object, null);
  }

  void update(String manager, String object, @Nullable String managedFields) {
    ObjectNode next = full(object);
    JsonNode said = managedFields == null ? null : Yaml.documents(managedFields).getFirst();
    managed = books.updated(updater(manager), this.object, next, managed, said);
    this.object = next;
  }

  private FieldManager.Writer updater(String manager) {
    return writer(Manager.updater(manager, kind.apiVersion(), ""));
  }

  private FieldManager.Writer writer(Manager manager) {
    return new FieldManager.Writer(
        kind, manager, scope, "2026-01-01T00:00:%02dZ".formatted(++clock));
  }

  private ObjectNode full(String part) {
    ObjectNode whole = tree(part);
    whole.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
    whole.withObject("metadata").put("name", "x").put("namespace", "default");
    return whole;
  }

  /** A part of the object by JSON pointer. */
  JsonNode at(String pointer) {
    return object.at(pointer);
  }

  /** fieldsV1 of a manager; missing where it has no entry. */
  JsonNode owned(String manager) {
    return entry(manager).path("fieldsV1");
  }

  String time(String manager) {
    return entry(manager).path("time").asString("");
  }

  private JsonNode entry(String manager) {
    if (managed != null) {
      for (JsonNode entry : managed) {
        if (entry.path("manager").asString("").equals(manager)) {
          return entry;
        }
      }
    }
    return ObjectCodec.mapper().missingNode();
  }

  int managerCount() {
    return managed == null ? 0 : managed.size();
  }
}
