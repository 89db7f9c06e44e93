package io.drydock.client;

import io.drydock.proto.v1.Document;
import java.util.List;

/**
 * The result of a write.
 *
 * @param document what is stored now, or was last
 * @param warnings what the author should hear nevertheless, without repetition
 */
public record Written(Document document, List<String> warnings, Effect effect) {

  /** What became of the object. */
  public enum Effect {
    CREATED,
    UPDATED,
    /** To be deleted, but held by a finalizer or a grace period. */
    MARKED,
    REMOVED
  }

  public Written(Document document, List<String> warnings) {
    this(document, warnings, Effect.UPDATED);
  }
}
