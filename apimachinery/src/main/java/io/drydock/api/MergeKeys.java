package io.drydock.api;

import java.util.Optional;

/**
 * How a strategic merge treats the parts of a kind, path by path: by which field the elements of a
 * list are the same element; lists that are not named are replaced as a whole. After patchMergeKey
 * and patchStrategy in Kubernetes' API types ({@link TypeMarkers}).
 */
public final class MergeKeys {
  private final String root;

  private MergeKeys(String root) {
    this.root = root;
  }

  public static MergeKeys of(Kind<?> kind) {
    return new MergeKeys(TypeMarkers.name(kind.type()));
  }

  /** The field that tells the elements of the list at this path apart: "spec.ports", "port". */
  public Optional<String> keyOf(String path) {
    FieldMarkers markers = at(path);
    return markers.merges() ? markers.mergeKey() : Optional.empty();
  }

  /** Whether the list at this path is a set of plain values. */
  public boolean mergesPrimitives(String path) {
    FieldMarkers markers = at(path);
    return markers.merges() && markers.mergeKey().isEmpty();
  }

  /** Whether the object at this path is replaced as a whole. */
  public boolean replaces(String path) {
    return at(path).patchStrategies().contains("replace");
  }

  /**
   * Whether a change to the object at this path, or to an element of the list there, drops the
   * fields that the change does not name.
   */
  public boolean retainsKeys(String path) {
    return at(path).retainsKeys();
  }

  private FieldMarkers at(String path) {
    FieldMarkers markers = FieldMarkers.NONE;
    String type = root;
    for (String property : path.split("\\.")) {
      if (type.isEmpty()) {
        return FieldMarkers.NONE;
      }
      markers = TypeMarkers.of(type, property);
      type = markers.type();
    }
    return markers;
  }
}
