package io.drydock.controlplane.apiserver;

import io.drydock.api.Kinds;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.cache.CachedObject;
import io.drydock.controlplane.apiserver.cache.Keys;
import io.drydock.controlplane.store.Entry;
import io.drydock.controlplane.store.Range;
import io.drydock.controlplane.store.RangeQuery;
import io.drydock.controlplane.store.Transaction;
import io.drydock.controlplane.store.Write;
import io.drydock.lifecycle.Loop;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Removes what time alone makes superfluous: events after an hour, as kube-apiserver does, and the
 * cause records of objects that have been gone for as long.
 */
final class Janitor implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMinutes(5);
  private static final Duration KEPT = Duration.ofHours(1);
  private static final int PAGE = 500;

  private final Rooms rooms;
  private final Keys keys = new Keys();
  private final Loop loop;

  Janitor(Rooms rooms) {
    this.rooms = rooms;
    this.loop =
        Loop.start(
            "janitor",
            rooms.clock(),
            () -> {
              rooms.clock().sleep(PERIOD);
              sweep();
            });
  }

  void sweep() {
    Instant limit = rooms.clock().now().minus(KEPT);
    sweepEvents(limit);
    sweepCauses(limit);
  }

  private void sweepEvents(Instant limit) {
    for (CachedObject event : rooms.cache().list(Kinds.EVENT, "").objects()) {
      if (lastSeen(event.tree()).isBefore(limit)) {
        String key = Keys.object(Kinds.EVENT, event.key());
        var _ =
            rooms
                .store()
                .commit(
                    Transaction.delete(key, event.revision())
                        .and(new Write.Delete(Keys.cause(key))));
      }
    }
  }

  private static Instant lastSeen(JsonNode event) {
    return Stream.of(
            "/series/lastObservedTime",
            "/lastTimestamp",
            "/eventTime",
            "/metadata/creationTimestamp")
        .map(pointer -> event.at(pointer).asString(""))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .map(Janitor::time)
        .orElse(Instant.MAX);
  }

  private void sweepCauses(Instant limit) {
    RangeQuery query = new RangeQuery(Keys.CAUSES, "", PAGE, 0);
    Range page = rooms.store().range(query);
    page.entries().forEach(entry -> sweepCause(entry, limit));
    while (page.remaining() > 0) {
      page = rooms.store().range(query.next(page.entries().getLast().key(), 0));
      page.entries().forEach(entry -> sweepCause(entry, limit));
    }
  }

  /** The guard saves a record that was written anew meanwhile. */
  private void sweepCause(Entry entry, Instant limit) {
    String object = Keys.REGISTRY + entry.key().substring(Keys.CAUSES.length());
    boolean lives =
        keys.parse(object).flatMap(parsed -> rooms.cache().get(parsed.kind(), object)).isPresent();
    if (!lives && written(entry).isBefore(limit)) {
      var _ = rooms.store().commit(Transaction.delete(entry.key(), entry.revision()));
    }
  }

  private static Instant written(Entry entry) {
    try {
      return time(ObjectCodec.tree(entry.value().toByteArray()).path("time").asString(""));
    } catch (JacksonException e) {
      return Instant.MIN;
    }
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return Instant.MIN;
    }
  }

  @Override
  public void close() throws InterruptedException {
    loop.close();
  }
}
