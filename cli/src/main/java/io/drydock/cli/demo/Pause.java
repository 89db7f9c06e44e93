package io.drydock.cli.demo;

import io.drydock.cli.output.CliException;
import io.drydock.lifecycle.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Waits for the Enter key between two steps; not where nobody sits at a terminal. */
final class Pause {
  private static final Duration LOOK = Duration.ofMillis(50);
  private final boolean wanted;
  private final InputStream keyboard;
  private final Clock clock;

  Pause(boolean wanted, InputStream keyboard, Clock clock) {
    this.wanted = wanted;
    this.keyboard = keyboard;
    this.clock = clock;
  }

  /** Looks again and again instead of reading, so that it can be interrupted. */
  void await(Narrator narrator) throws InterruptedException {
    if (!wanted) {
      return;
    }
    narrator.tick("Enter goes on, Ctrl-C ends the demo and removes its cluster.");
    try {
      while (keyboard.available() == 0) {
        clock.sleep(LOOK);
      }
      while (keyboard.available() > 0) {
        int unused = keyboard.read();
      }
    } catch (IOException e) {
      throw CliException.failure("The keyboard cannot be read: use --no-pause.", e);
    }
  }
}
