package io.drydock.api;

import io.drydock.api.FieldMarkers.ListKey;
import io.drydock.api.FieldMarkers.MapType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Kubernetes' API types say of their fields that the model classes do not: how lists and
 * objects are merged by server-side apply and by strategic merge patches. Immutable.
 */
public final class TypeMarkers {
  private static final String MODELS = "io.fabric8.kubernetes.api.model.";
  private static final String METADATA = "ObjectMeta";

  private static final Map<String, FieldMarkers> FIELDS = fields();
  private static final Set<String> ATOMIC = Set.of(MarkerTable.ATOMIC_TYPES.strip().split("\\s+"));

  private TypeMarkers() {}

  /** The markers of a model class' property: (PodSpec, "containers"). */
  public static FieldMarkers of(Class<?> owner, String property) {
    return of(name(owner), property);
  }

  /** Whether objects of this model class are one value: x-kubernetes-map-type: atomic. */
  public static boolean isAtomic(Class<?> type) {
    return ATOMIC.contains(name(type));
  }

  /** A model class as the table calls it: "PodSpec", "apps.Deployment". */
  static String name(Class<?> type) {
    String name = type.getName();
    return name.startsWith(MODELS) ? name.substring(MODELS.length()) : name;
  }

  static FieldMarkers of(String owner, String property) {
    FieldMarkers found = FIELDS.get(owner + "." + property);
    if (found != null) {
      return found;
    }
    return property.equals("metadata") ? leadingTo(METADATA) : FieldMarkers.NONE;
  }

  /** All fields of which something is said, as "PodSpec.containers". */
  static Set<String> markedFields() {
    return FIELDS.keySet();
  }

  private static Map<String, FieldMarkers> fields() {
    Map<String, FieldMarkers> fields = new HashMap<>();
    MarkerTable.FIELDS
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> List.of(line.strip().split(" ")))
        .forEach(words -> fields.put(words.getFirst(), read(words.subList(1, words.size()))));
    return Map.copyOf(fields);
  }

  private static FieldMarkers leadingTo(String type) {
    return new FieldMarkers(
        ListType.ATOMIC, List.of(), Optional.empty(), Optional.empty(), List.of(), type);
  }

  private static FieldMarkers read(List<String> words) {
    ListType listType = ListType.ATOMIC;
    List<ListKey> keys = List.of();
    Optional<MapType> mapType = Optional.empty();
    Optional<String> mergeKey = Optional.empty();
    List<String> strategies = new ArrayList<>();
    String type = "";
    for (String word : words) {
      int equals = word.indexOf('=');
      String value = equals < 0 ? "" : word.substring(equals + 1);
      switch (equals < 0 ? word : word.substring(0, equals)) {
        case "set" -> listType = ListType.SET;
        case "map" -> {
          listType = ListType.MAP;
          keys = List.of(value.split(",")).stream().map(TypeMarkers::key).toList();
        }
        case "atomic" -> mapType = Optional.of(MapType.ATOMIC);
        case "granular" -> mapType = Optional.of(MapType.GRANULAR);
        case "merge" -> {
          strategies.add("merge");
          mergeKey = value.isEmpty() ? Optional.empty() : Optional.of(value);
        }
        case "replace", "retainKeys" -> strategies.add(word);
        case "type" -> type = value;
        default -> throw new IllegalStateException("no marker is called " + word);
      }
    }
    return new FieldMarkers(listType, keys, mapType, mergeKey, List.copyOf(strategies), type);
  }

  private static ListKey key(String text) {
    if (text.endsWith("!")) {
      return new ListKey(text.substring(0, text.length() - 1), Optional.empty());
    }
    int equals = text.indexOf('=');
    if (equals < 0) {
      return new ListKey(text, Optional.of(""));
    }
    String value = text.substring(equals + 1);
    Object defaultValue =
        value.chars().allMatch(Character::isDigit) ? (Object) Long.valueOf(value) : value;
    return new ListKey(text.substring(0, equals), Optional.of(defaultValue));
  }
}
