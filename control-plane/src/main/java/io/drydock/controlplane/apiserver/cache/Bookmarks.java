package io.drydock.controlplane.apiserver.cache;

import io.drydock.api.Kind;
import io.drydock.client.WatchEvent;
import io.drydock.client.WatchOptions;
import io.drydock.codec.ObjectCodec;
import io.drydock.lifecycle.Clock;
import io.drydock.proto.v1.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time of one watch. Every minute, and shortly before its time is over, a quiet watch is told
 * how far it has come, so that it can resume there.
 */
final class Bookmarks {
  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final Duration BEFORE_THE_END = Duration.ofSeconds(2);
  private static final long LONGEST = Duration.ofDays(3650).toSeconds();

  private final Kind<?> kind;
  private final boolean wanted;
  private final Clock clock;
  private final Instant end;
  private final Instant last;
  private Instant next;

  Bookmarks(Kind<?> kind, WatchOptions options, Clock clock) {
    this.kind = kind;
    this.wanted = options.allowBookmarks();
    this.clock = clock;
    Instant now = clock.now();
    this.end =
        options.timeoutSeconds() > 0
            ? now.plusSeconds(Math.min(options.timeoutSeconds(), LONGEST))
            : Instant.MAX;
    this.last = end.equals(Instant.MAX) ? end : end.minus(BEFORE_THE_END);
    this.next = first(now);
  }

  private Instant first(Instant now) {
    Instant regular = now.plus(PERIOD);
    return last.isBefore(regular) ? last : regular;
  }

  @Nullable WatchEvent due(long revision) {
    Instant now = clock.now();
    if (!wanted || now.isBefore(next)) {
      return null;
    }
    next = now.isBefore(last) ? first(now) : Instant.MAX;
    return event(revision, Map.of());
  }

  /** How long nothing will be due. */
  Duration pause() {
    return Duration.between(clock.now(), wanted && next.isBefore(end) ? next : end);
  }

  boolean isOver() {
    return !clock.now().isBefore(end);
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
