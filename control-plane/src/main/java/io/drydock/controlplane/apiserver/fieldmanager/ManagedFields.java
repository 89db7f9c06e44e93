package io.drydock.controlplane.apiserver.fieldmanager;

import io.drydock.controlplane.apiserver.fieldmanager.Manager.Operation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All managers of an object with what each owns: metadata.managedFields. Immutable. */
record ManagedFields(Map<Manager, Managed> entries) {
  static final ManagedFields NONE = new ManagedFields(Map.of());

  private static final String TYPE = "FieldsV1";

  private static final Comparator<Map.Entry<Manager, Managed>> ORDER =
      Comparator.comparing((Map.Entry<Manager, Managed> e) -> e.getKey().operation())
          .thenComparing(e -> e.getValue().time())
          .thenComparing(Map.Entry::getKey, Manager.ORDER);

  boolean isEmpty() {
    return entries.isEmpty();
  }

  @Nullable Managed get(Manager manager) {
    return entries.get(manager);
  }

  /** Without what is empty. */
  ManagedFields with(Manager manager, Managed managed) {
    Map<Manager, Managed> changed = new LinkedHashMap<>(entries);
    changed.put(manager, managed);
    return of(changed);
  }

  static ManagedFields of(Map<Manager, Managed> entries) {
    Map<Manager, Managed> kept = new LinkedHashMap<>(entries);
    kept.values().removeIf(managed -> managed.set().isEmpty());
    return new ManagedFields(kept);
  }

  /** Every manager but one, changed. */
  ManagedFields mapOthers(Manager self, Function<FieldSet, FieldSet> change) {
    Map<Manager, Managed> changed = new LinkedHashMap<>();
    entries.forEach((manager, managed) ->
        changed.put(
            manager, manager.equals(self) ? managed : managed.with(change.apply(managed.set()))));
    return of(changed);
  }

  /** What all appliers own together. */
  FieldSet applied() {
    FieldSet all = FieldSet.EMPTY;
    for (Map.Entry<Manager, Managed> entry : entries.entrySet()) {
      all = entry.getKey().applies() ? all.union(entry.getValue().set()) : all;
    }
    return all;
  }

  /**
   * @param source what is to be believed of the list
   * @throws IllegalArgumentException where an entry is not one
   */
  static ManagedFields decode(@Nullable JsonNode list, FieldsV1.Source source) {
    if (list == null || list.isNull()) {
      return NONE;
    }
    if (!list.isArray()) {
      throw new IllegalArgumentException("metadata.managedFields: expected a list");
    }
    Map<Manager, Managed> entries = LinkedHashMap.newLinkedHashMap(list.size());
    for (JsonNode entry : list) {
      String apiVersion = text(entry, "apiVersion");
      if (apiVersion.isEmpty()) {
        throw new IllegalArgumentException("apiVersion must not be empty");
      }
      if (!text(entry, "fieldsType").equals(TYPE)) {
        throw new IllegalArgumentException(
            "invalid fieldsType \"" + text(entry, "fieldsType") + "\"");
      }
      JsonNode fields = entry.get("fieldsV1");
      FieldSet set =
          fields == null || fields.isNull() ? FieldSet.EMPTY : FieldsV1.decode(fields, source);
      entries.put(
          manager(entry, apiVersion), new Managed(set, apiVersion, text(entry, "time"), fields));
    }
    return new ManagedFields(entries);
  }

  private static Manager manager(JsonNode entry, String apiVersion) {
    String name = text(entry, "manager");
    String subresource = text(entry, "subresource");
    return switch (text(entry, "operation")) {
      case "Apply" -> Manager.applier(name, subresource);
      case "Update" -> Manager.updater(name, apiVersion, subresource);
      default -> throw new IllegalArgumentException("operation must be `Apply` or `Update`");
    };
  }

  private static String text(JsonNode entry, String field) {
    return entry.path(field).asString("");
  }

  ArrayNode encode() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    List<Map.Entry<Manager, Managed>> sorted = entries.entrySet().stream().sorted(ORDER).toList();
    for (Map.Entry<Manager, Managed> entry : sorted) {
      encode(entry.getKey(), entry.getValue(), list.addObject());
    }
    return list;
  }

  private static void encode(Manager manager, Managed managed, ObjectNode entry) {
    entry.put("apiVersion", managed.apiVersion());
    entry.put("fieldsType", TYPE);
    entry.set("fieldsV1", managed.fieldsV1());
    putUnlessEmpty(entry, "manager", manager.name());
    entry.put("operation", manager.operation().text());
    putUnlessEmpty(entry, "subresource", manager.subresource());
    putUnlessEmpty(entry, "time", managed.time());
  }

  private static void putUnlessEmpty(ObjectNode entry, String field, String value) {
    if (!value.isEmpty()) {
      entry.put(field, value);
    }
  }

  /** How many managers update. */
  long updaterCount() {
    return entries.keySet().stream().filter(m -> m.operation() == Operation.UPDATE).count();
  }
}
