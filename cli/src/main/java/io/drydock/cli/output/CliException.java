package io.drydock.cli.output;

import org.jspecify.annotations.Nullable;

/** Ends a command with an exit code and one sentence for the user: what failed, why, what to do. */
public final class CliException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int exitCode;

  private CliException(int exitCode, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** Exit code 1: the command was understood and could not be done. */
  public static CliException failure(String message) {
    return new CliException(1, message, null);
  }

  /** Exit code 1, with the exception that led to it. */
  public static CliException failure(String message, Throwable cause) {
    return new CliException(1, message, cause);
  }

  /** Exit code 2: the command line is wrong. */
  public static CliException usage(String message) {
    return new CliException(2, message, null);
  }

  public int exitCode() {
    return exitCode;
  }
}
