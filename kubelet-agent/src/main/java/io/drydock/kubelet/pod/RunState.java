package io.drydock.kubelet.pod;

import java.time.Instant;

/** Where one run of a container is. */
public sealed interface RunState {
  /** Created and never started. */
  record Created() implements RunState {}

  /** Its process runs. */
  record Running(Instant startedAt) implements RunState {}

  /**
   * Ended, or never came to run.
   *
   * @param reason Completed, Error, OOMKilled or StartError
   * @param message the termination message, or why it could not be started
   */
  record Exited(Instant startedAt, Instant finishedAt, int exitCode, String reason, String message)
      implements RunState {
    boolean succeeded() {
      return exitCode == 0;
    }
  }
}
