package io.drydock.api;

import java.util.List;
import java.util.Optional;

/**
 * What Kubernetes says of one field of an API type beyond its Go type.
 *
 * @param listType for lists: x-kubernetes-list-type
 * @param listKeys for lists of type map: by which fields the elements are told apart
 * @param mapType for objects and maps, where it is said: atomic or granular
 * @param mergeKey patchMergeKey: the key of a strategic merge, where it has one
 * @param patchStrategies patchStrategy: "merge", "replace", "retainKeys"
 * @param type the marked type that the field or its elements have, "" where none is marked
 */
public record FieldMarkers(
    ListType listType,
    List<ListKey> listKeys,
    Optional<MapType> mapType,
    Optional<String> mergeKey,
    List<String> patchStrategies,
    String type) {

  /** A field of which nothing is said: lists are atomic, objects merge field by field. */
  public static final FieldMarkers NONE =
      new FieldMarkers(
          ListType.ATOMIC, List.of(), Optional.empty(), Optional.empty(), List.of(), "");

  /** x-kubernetes-map-type. */
  public enum MapType {
    ATOMIC,
    GRANULAR
  }

  /**
   * A key of a list's elements.
   *
   * @param defaultValue what an element that does not say it means; empty where it must be said
   */
  public record ListKey(String name, Optional<Object> defaultValue) {}

  public List<String> listKeyNames() {
    return listKeys.stream().map(ListKey::name).toList();
  }

  public boolean merges() {
    return patchStrategies.contains("merge");
  }

  public boolean retainsKeys() {
    return patchStrategies.contains("retainKeys");
  }
}
