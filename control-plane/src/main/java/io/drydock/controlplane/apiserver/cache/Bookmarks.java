package io.drydock.controlplane.apiserver.cache;

import io.drydock.api.Kind;
import io.drydock.client.WatchEvent;
import io.drydock.codec.ObjectCodec;
import io.drydock.lifecycle.Clock;
import io.drydock.proto.v1.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells a quiet watch now and then how far it has come, so that it can resume there. */
final class Bookmarks {
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final Kind<?> kind;
  private final boolean wanted;
  private final Clock clock;
  private Instant next;
  private long last;

  Bookmarks(Kind<?> kind, boolean wanted, Clock clock) {
    this.kind = kind;
    this.wanted = wanted;
    this.clock = clock;
    this.next = clock.now().plus(PERIOD);
  }

  @Nullable WatchEvent due(long revision) {
    if (!wanted || revision <= last || clock.now().isBefore(next)) {
      return null;
    }
    next = clock.now().plus(PERIOD);
    last = revision;
    return event(revision, Map.of());
  }

  /** Ends the initial events of a watch that asked for them. */
  WatchEvent initialEventsEnd(long revision) {
    return event(revision, Map.of("k8s.io/initial-events-end", "true"));
  }

  private WatchEvent event(long revision, Map<String, String> annotations) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("resourceVersion", Long.toString(revision));
    if (!annotations.isEmpty()) {
      metadata.put("annotations", annotations);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", kind.kind());
    json.put("apiVersion", kind.apiVersion());
    json.put("metadata", metadata);
    return new WatchEvent(
        WatchEvent.Type.BOOKMARK,
        Document.newBuilder()
            .setApiVersion(kind.apiVersion())
            .setKind(kind.kind())
            .setResourceVersion(revision)
            .setRaw(ObjectCodec.wrap(ObjectCodec.encode(json)))
            .build());
  }
}
