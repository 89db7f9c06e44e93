package io.drydock.controlplane.apiserver.fieldmanager;

import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Field;
import io.drydock.controlplane.apiserver.fieldmanager.FieldType.Listing;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds which paths a change added, modified and removed, after structured-merge-diff: a new object
 * or element adds its own path too. Parts that are equal are not looked into.
 */
final class Comparer {
  private final FieldSetBuilder added = new FieldSetBuilder();
  private final FieldSetBuilder modified = new FieldSetBuilder();
  private final FieldSetBuilder removed = new FieldSetBuilder();

  private Comparer() {}

  static Comparison compare(FieldType type, ObjectNode before, ObjectNode after) {
    Comparer comparer = new Comparer();
    comparer.value(type, before, after, null);
    return new Comparison(
        comparer.added.build(), comparer.modified.build(), comparer.removed.build());
  }

  private void value(
      FieldType type, @Nullable JsonNode before, @Nullable JsonNode after, @Nullable Step at) {
    if (Objects.equals(before, after)) {
      return;
    }
    boolean bothEmpty = Elements.isEmpty(before) && Elements.isEmpty(after);
    if (!bothEmpty && are(ObjectNode.class, before, after) && Elements.hasFields(type)) {
      fields(type, before, after, at);
      container(before, after, at);
    } else if (!bothEmpty
        && are(ArrayNode.class, before, after)
        && Elements.listing(type).isPresent()) {
      elements(Elements.listing(type).get(), before, after, at);
      container(before, after, at);
    } else {
      leaf(before, after, at);
    }
  }

  private static boolean are(Class<?> kind, @Nullable JsonNode before, @Nullable JsonNode after) {
    return (before == null || kind.isInstance(before)) && (after == null || kind.isInstance(after));
  }

  private void fields(
      FieldType type, @Nullable JsonNode before, @Nullable JsonNode after, @Nullable Step at) {
    if (before != null) {
      before.propertyNames().forEach(name -> field(type, name, before, after, at));
    }
    if (after != null) {
      after.propertyNames().stream()
          .filter(name -> before == null || !before.has(name))
          .forEach(name -> field(type, name, before, after, at));
    }
  }

  private void field(
      FieldType type,
      String name,
      @Nullable JsonNode before,
      @Nullable JsonNode after,
      @Nullable Step at) {
    Field field = Elements.field(type, name);
    JsonNode old = part(field, name, before);
    JsonNode next = part(field, name, after);
    if (!Objects.equals(old, next)) {
      value(field.type(), old, next, Step.below(at, field.element()));
    }
  }

  private static @Nullable JsonNode part(Field field, String name, @Nullable JsonNode parent) {
    JsonNode said = parent == null ? null : Elements.present(parent.get(name));
    if (said != null || parent == null || !field.alwaysThere()) {
      return said;
    }
    return field.type() instanceof Listing
        ? ObjectCodec.mapper().createArrayNode()
        : ObjectCodec.mapper().createObjectNode();
  }

  private void elements(
      Listing type, @Nullable JsonNode before, @Nullable JsonNode after, @Nullable Step at) {
    Map<String, List<JsonNode>> old = Elements.group(type, before);
    Map<String, List<JsonNode>> next = Elements.group(type, after);
    old.forEach((key, values) -> element(type, values, next.get(key), Step.below(at, key)));
    next.forEach((key, values) -> {
      if (!old.containsKey(key)) {
        element(type, null, values, Step.below(at, key));
      }
    });
  }

  /** Elements that share a key are one value together. */
  private void element(
      Listing type,
      @Nullable List<JsonNode> before,
      @Nullable List<JsonNode> after,
      @Nullable Step at) {
    boolean single = (before == null || before.size() == 1) && (after == null || after.size() == 1);
    if (single) {
      value(
          type.elements(),
          before == null ? null : before.getFirst(),
          after == null ? null : after.getFirst(),
          at);
    } else if (!Objects.equals(before, after)) {
      (before == null ? added : after == null ? removed : modified).insert(at);
    }
  }

  private void container(@Nullable JsonNode before, @Nullable JsonNode after, @Nullable Step at) {
    if (before == null) {
      added.insert(at);
    } else if (after == null) {
      removed.insert(at);
    }
  }

  private void leaf(@Nullable JsonNode before, @Nullable JsonNode after, @Nullable Step at) {
    (before == null ? added : after == null ? removed : modified).insert(at);
  }
}
