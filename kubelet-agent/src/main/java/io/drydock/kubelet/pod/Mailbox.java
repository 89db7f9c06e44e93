package io.drydock.kubelet.pod;

import io.drydock.lifecycle.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What other threads have for a worker to do on its own thread, in order. */
final class Mailbox {
  private final Clock clock;
  private final List<Runnable> letters = new ArrayList<>();

  Mailbox(Clock clock) {
    this.clock = clock;
  }

  synchronized void post(Runnable letter) {
    letters.add(letter);
    notifyAll();
  }

  /** Takes all letters, waiting for one until the time; null waits without a limit. */
  synchronized List<Runnable> take(@Nullable Instant until) throws InterruptedException {
    while (letters.isEmpty() && (until == null || clock.now().isBefore(until))) {
      clock.await(this, until == null ? null : Duration.between(clock.now(), until));
    }
    List<Runnable> taken = List.copyOf(letters);
    letters.clear();
    return taken;
  }
}
