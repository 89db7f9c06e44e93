package io.drydock.informer;

import io.fabric8.kubernetes.api.model.HasMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One object's change in an informer; both are read-only.
 *
 * @param before null for a new object
 * @param after null for a removed one
 */
public record Change<T extends HasMetadata>(@Nullable T before, @Nullable T after) {

  /** The object as it is, or as it was last seen. */
  public T latest() {
    T latest = after == null ? before : after;
    if (latest == null) {
      throw new IllegalStateException("a change has neither a before nor an after");
    }
    return latest;
  }
}
