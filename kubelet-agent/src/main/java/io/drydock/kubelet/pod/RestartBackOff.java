package io.drydock.kubelet.pod;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long a container that ends again and again waits before its next start: at once the first
 * time, then 10 s, doubled up to 5 min, forgotten after 10 min of running. Immutable. After
 * kubelet's crash loop back-off.
 */
public record RestartBackOff(Map<String, Entry> entries) {
  static final Duration INITIAL = Duration.ofSeconds(10);
  static final Duration MAXIMUM = Duration.ofMinutes(5);
  private static final Duration FORGET = MAXIMUM.multipliedBy(2);

  /** The wait before the next start, and when it was set. */
  public record Entry(Duration delay, Instant setAt) {}

  public RestartBackOff {
    entries = Map.copyOf(entries);
  }

  public static RestartBackOff none() {
    return new RestartBackOff(Map.of());
  }

  /** When the container that ended then may start again; empty: now. */
  Optional<Instant> waitUntil(String container, Instant finishedAt, Instant now) {
    return valid(container, finishedAt)
        .map(entry -> finishedAt.plus(entry.delay()))
        .filter(now::isBefore);
  }

  Duration delay(String container) {
    Entry entry = entries.get(container);
    return entry == null ? INITIAL : entry.delay();
  }

  /** The back-off after a restart, made now, of a container that ended then. */
  RestartBackOff restarted(String container, Instant finishedAt, Instant now) {
    Duration delay =
        valid(container, finishedAt)
            .map(entry -> shorter(entry.delay().multipliedBy(2), MAXIMUM))
            .orElse(INITIAL);
    Map<String, Entry> changed = new LinkedHashMap<>(entries);
    changed.put(container, new Entry(delay, now));
    return new RestartBackOff(changed);
  }

  private Optional<Entry> valid(String container, Instant finishedAt) {
    return Optional.ofNullable(entries.get(container))
        .filter(entry -> !finishedAt.isAfter(entry.setAt().plus(FORGET)));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
