package io.drydock.informer;

import io.drydock.api.ObjectKey;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The objects of a kind as one watch has told them so far. What it hands out is shared and
 * read-only: change it only by building a new object from it.
 */
public final class Snapshot<T extends HasMetadata> {

  private final Map<ObjectKey, T> objects;

  Snapshot(Map<ObjectKey, T> objects) {
    this.objects = objects;
  }

  /** A snapshot of given objects, for tests and simulations. */
  public static <T extends HasMetadata> Snapshot<T> of(Collection<T> objects) {
    Map<ObjectKey, T> byKey = new java.util.TreeMap<>();
    objects.forEach(o -> byKey.put(ObjectKey.of(o), o));
    return new Snapshot<>(byKey);
  }

  public Optional<T> get(ObjectKey key) {
    return Optional.ofNullable(objects.get(key));
  }

  /** All, in the order of their keys. */
  public List<T> all() {
    return List.copyOf(objects.values());
  }

  public List<T> inNamespace(String namespace) {
    return objects.entrySet().stream()
        .filter(e -> e.getKey().namespace().equals(namespace))
        .map(Map.Entry::getValue)
        .toList();
  }

  public int size() {
    return objects.size();
  }
}
