package io.drydock.client;

import org.jspecify.annotations.Nullable;

/**
 * How an object is deleted.
 *
 * @param gracePeriodSeconds null: the object's own
 * @param propagationPolicy "Orphan", "Background", "Foreground"; "": the kind's default
 * @param uid "" or the only uid that may be deleted
 * @param resourceVersion "" or the only revision that may be deleted
 */
public record DeleteOptions(
    @Nullable Long gracePeriodSeconds,
    String propagationPolicy,
    String uid,
    String resourceVersion,
    WriteOptions write) {

  public static DeleteOptions of(Cause cause) {
    return new DeleteOptions(null, "", "", "", WriteOptions.of(cause));
  }

  /** Only that very object, not a later one of the same name. */
  public DeleteOptions onlyUid(String wanted) {
    return new DeleteOptions(gracePeriodSeconds, propagationPolicy, wanted, resourceVersion, write);
  }

  public DeleteOptions withGrace(long seconds) {
    return new DeleteOptions(seconds, propagationPolicy, uid, resourceVersion, write);
  }

  public DeleteOptions withPropagation(String policy) {
    return new DeleteOptions(gracePeriodSeconds, policy, uid, resourceVersion, write);
  }
}
