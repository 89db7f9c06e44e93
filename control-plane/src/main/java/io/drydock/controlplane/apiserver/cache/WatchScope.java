package io.drydock.controlplane.apiserver.cache;

import io.drydock.client.WatchEvent;
import org.jspecify.annotations.Nullable;

/**
 * What one watch is about, and how a change looks from there: an object that begins to match is
 * ADDED, one that ceases to is DELETED, whatever happened to it.
 */
record WatchScope(String prefix, Selection selection) {

  @Nullable WatchEvent select(CacheEvent event) {
    CachedObject previous = event.previous();
    boolean was = previous != null && selection.matches(previous);
    boolean is = !event.deleted() && selection.matches(event.object());
    if (is) {
      return new WatchEvent(
          was ? WatchEvent.Type.MODIFIED : WatchEvent.Type.ADDED, event.object().document());
    }
    if (!was) {
      return null;
    }
    CachedObject last = event.deleted() ? event.object() : previous.at(event.revision());
    return new WatchEvent(WatchEvent.Type.DELETED, last.document());
  }
}
