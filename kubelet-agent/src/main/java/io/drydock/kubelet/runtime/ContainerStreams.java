package io.drydock.kubelet.runtime;

import java.time.Duration;
import java.util.List;

/**
 * What flows in and out of containers. All streams are pulled: who does not read makes the
 * container wait, nothing is buffered without bound.
 */
public interface ContainerStreams {

  /**
   * Runs a command to its end, or until the time is over; then its process is killed. For exec
   * probes and hooks.
   */
  ExecResult exec(String id, List<String> command, Duration timeout);

  /**
   * Starts a command. CONFLICT where the container does not run; a command that is not found exits
   * with 126 or 127.
   */
  ContainerSession openExec(String id, List<String> command, SessionOptions options);

  /** Joins the container's own process. */
  ContainerSession attach(String id, SessionOptions options);

  /** The container's log. */
  LogStream logs(String id, LogOptions options);

  /** Which streams to join, and whether a terminal is wanted (stdout and stderr are then one). */
  record SessionOptions(boolean stdin, boolean stdout, boolean stderr, boolean tty) {}
}
