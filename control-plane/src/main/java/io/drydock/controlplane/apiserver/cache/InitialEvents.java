package io.drydock.controlplane.apiserver.cache;

import io.drydock.client.WatchEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a watch sends first: the present objects, or what happened since the revision it knows. */
record InitialEvents(WatchScope scope, Bookmarks bookmarks) {

  List<WatchEvent> present(List<CachedObject> objects, boolean tellEnd, long revision) {
    List<WatchEvent> events = new ArrayList<>();
    for (CachedObject object : scope.selection().of(objects)) {
      events.add(new WatchEvent(WatchEvent.Type.ADDED, object.document()));
    }
    if (tellEnd) {
      events.add(bookmarks.initialEventsEnd(revision));
    }
    return events;
  }

  List<WatchEvent> missed(List<CacheEvent> events) {
    return events.stream()
        .filter(event ->
            Keys.object(event.object().kind(), event.object().key()).startsWith(scope.prefix()))
        .map(scope::select)
        .filter(Objects::nonNull)
        .toList();
  }
}
