package io.drydock.kubelet.image;

import io.drydock.lifecycle.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers for a while which registries could not be reached, so that thirty pods without network
 * do not wait thirty times.
 */
final class RegistrySilence {
  private static final Duration MEMORY = Duration.ofSeconds(30);

  private final Clock clock;
  private final Map<String, Silence> silent = new ConcurrentHashMap<>();

  RegistrySilence(Clock clock) {
    this.clock = clock;
  }

  void heard(ImageName name) {
    silent.remove(registry(name));
  }

  void unreachable(ImageName name, String why) {
    silent.put(registry(name), new Silence(clock.now(), why));
  }

  /** Why the registry need not be asked now. */
  Optional<String> reason(ImageName name) {
    return Optional.ofNullable(silent.get(registry(name)))
        .filter(silence -> silence.since().plus(MEMORY).isAfter(clock.now()))
        .map(Silence::why);
  }

  private static String registry(ImageName name) {
    return name.repository().substring(0, name.repository().indexOf('/'));
  }

  private record Silence(Instant since, String why) {}
}
