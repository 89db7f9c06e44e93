package io.drydock.controlplane.apiserver.cache;

import io.drydock.client.WatchEvent;
import org.jspecify.annotations.Nullable;

/** What one watch is about: a part of a kind's keys, and a selection of the objects there. */
record WatchScope(String prefix, Selection selection) {

  /** Nothing where the change is none for this watch. */
  @Nullable WatchEvent select(CacheEvent event) {
    return event.key().startsWith(prefix) ? event.select(selection) : null;
  }
}
