package io.drydock.kubelet.runtime;

import java.time.Instant;

/** Where a container is in its one life. */
public sealed interface ContainerState {

  /** Created and never started. */
  record Created() implements ContainerState {}

  /** Running since then, with this process id on the host. */
  record Running(Instant startedAt, long pid) implements ContainerState {}

  /**
   * Ended, or never came to run.
   *
   * @param exitCode 128 + n where signal n ended it
   * @param error the engine's words where it could not be started, else empty
   */
  record Exited(
      Instant startedAt, Instant finishedAt, int exitCode, boolean oomKilled, String error)
      implements ContainerState {}
}
