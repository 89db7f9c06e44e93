package io.drydock.controlplane.apiserver;

import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One line of a table.
 *
 * @param from what is changed in the good object before it is stored, for updates
 * @param patch what makes it bad: a merge patch, in which a number names an element of a list
 * @param message all of it, or its beginning where it ends in "..."
 * @param others whether more than this is wrong with the object
 */
record RuleCase(
    RuleTable table,
    Action action,
    JsonNode from,
    JsonNode patch,
    String field,
    String reason,
    String message,
    boolean others) {

  /** How the bad object comes. */
  enum Action {
    CREATE,
    UPDATE,
    STATUS;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static RuleCase of(RuleTable table, Action action, JsonNode line) {
    return new RuleCase(
        table,
        action,
        line.path("from"),
        line.path("patch"),
        line.path("field").asString(),
        "FieldValue" + line.path("reason").asString(),
        line.path("message").asString(),
        line.path("others").asBoolean(false));
  }

  ObjectNode before() {
    return (ObjectNode) merged(table.base().deepCopy(), from);
  }

  ObjectNode after() {
    return (ObjectNode) merged(before(), patch);
  }

  static JsonNode merged(JsonNode target, JsonNode patch) {
    if (!(patch instanceof ObjectNode changes)) {
      return patch.isMissingNode() ? target : patch;
    }
    if (target instanceof ArrayNode items) {
      changes.forEachEntry((index, change) -> element(items, Integer.parseInt(index), change));
      return items;
    }
    ObjectNode object = target instanceof ObjectNode o ? o : changes.objectNode();
    changes.forEachEntry((name, change) -> property(object, name, change));
    return object;
  }

  private static void element(ArrayNode items, int index, JsonNode change) {
    JsonNode merged = merged(items.path(index), change);
    if (index == items.size()) {
      items.add(merged);
    } else {
      items.set(index, merged);
    }
  }

  private static void property(ObjectNode object, String name, JsonNode change) {
    if (change.isNull()) {
      object.remove(name);
    } else {
      object.set(name, merged(object.path(name), change));
    }
  }

  @Override
  public String toString() {
    return "%s %s: %s: %s".formatted(action.text(), table.name(), field, message);
  }
}
