package io.drydock.cli.lab.host;

import io.drydock.lifecycle.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** Ends processes by pid and waits until they are gone. */
public final class Signals {
  /** A killed process is gone when the kernel has freed what it held. */
  private static final Duration DEATH = Duration.ofSeconds(3);

  private static final Duration LOOK = Duration.ofMillis(10);

  private Signals() {}

  /** SIGKILL; a process that is gone already is no error. */
  public static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** SIGTERM. */
  public static void terminate(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
  }

  /** Whether all are gone before the time is over; a zombie is gone. */
  public static boolean awaitGone(Collection<Long> pids, Duration limit)
      throws InterruptedException {
    Clock clock = Clock.system(); // processes of the host know no other time
    Instant end = clock.now().plus(limit);
    while (pids.stream().anyMatch(pid -> ProcFs.startTicks(pid).isPresent())) {
      if (clock.now().isAfter(end)) {
        return false;
      }
      clock.sleep(LOOK);
    }
    return true;
  }

  /** SIGTERM, then SIGKILL for those that are still there after the time; no time, no SIGTERM. */
  public static void end(Collection<Long> pids, Duration grace) throws InterruptedException {
    if (!grace.isZero()) {
      pids.forEach(Signals::terminate);
    }
    if (grace.isZero() || !awaitGone(pids, grace)) {
      pids.forEach(Signals::kill);
      awaitGone(pids, DEATH);
    }
  }
}
