package io.drydock.controlplane.apiserver.cache;

import io.drydock.client.WatchEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a watch sends first: the present objects, or what happened since the revision it knows. */
record InitialEvents(WatchScope scope) {

  List<WatchEvent> present(List<CachedObject> objects) {
    List<WatchEvent> events = new ArrayList<>();
    for (CachedObject object : scope.selection().of(objects)) {
      events.add(new WatchEvent(WatchEvent.Type.ADDED, object.document()));
    }
    return events;
  }

  List<WatchEvent> missed(List<CacheEvent> events) {
    return events.stream().map(scope::select).filter(Objects::nonNull).toList();
  }
}
