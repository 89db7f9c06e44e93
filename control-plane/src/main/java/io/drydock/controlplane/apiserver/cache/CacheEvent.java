package io.drydock.controlplane.apiserver.cache;

import io.drydock.client.WatchEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of one object, and how it is told: each of the three ways is made once, when the first
 * watcher needs it, and then shared by all. A creation has no previous state; a deletion's object
 * is the last state under the deletion's revision. Guarded by WatchCache's lock.
 */
final class CacheEvent {
  private final String key;
  private final CachedObject object;
  private final @Nullable CachedObject previous;
  private final boolean deletion;
  private final Instant seen;
  private @Nullable WatchEvent added;
  private @Nullable WatchEvent modified;
  private @Nullable WatchEvent deleted;

  CacheEvent(
      String key,
      CachedObject object,
      @Nullable CachedObject previous,
      boolean deletion,
      Instant seen) {
    this.key = key;
    this.object = object;
    this.previous = previous;
    this.deletion = deletion;
    this.seen = seen;
  }

  String key() {
    return key;
  }

  long revision() {
    return object.revision();
  }

  Instant seen() {
    return seen;
  }

  /**
   * What a selection sees of it: an object that begins to match is ADDED, one that ceases to is
   * DELETED, whatever happened to it; nothing where it did not match and does not.
   */
  @Nullable WatchEvent select(Selection selection) {
    CachedObject before = previous;
    boolean was = before != null && selection.matches(before);
    boolean is = !deletion && selection.matches(object);
    if (is) {
      return was ? modified() : added();
    }
    return was ? deleted() : null;
  }

  private WatchEvent added() {
    WatchEvent event = added;
    if (event == null) {
      event = present(WatchEvent.Type.ADDED, modified);
      added = event;
    }
    return event;
  }

  private WatchEvent modified() {
    WatchEvent event = modified;
    if (event == null) {
      event = present(WatchEvent.Type.MODIFIED, added);
      modified = event;
    }
    return event;
  }

  private WatchEvent present(WatchEvent.Type type, @Nullable WatchEvent sibling) {
    return sibling == null
        ? new WatchEvent(type, object.document())
        : new WatchEvent(type, object.document(), sibling.encodings());
  }

  private WatchEvent deleted() {
    WatchEvent event = deleted;
    if (event == null) {
      CachedObject last = deletion || previous == null ? object : previous.at(revision());
      event = new WatchEvent(WatchEvent.Type.DELETED, last.document());
      deleted = event;
    }
    return event;
  }
}
