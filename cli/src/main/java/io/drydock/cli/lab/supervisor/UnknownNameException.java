package io.drydock.cli.lab.supervisor;

/** A node or process that the cluster does not have; the message names those it has. */
final class UnknownNameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownNameException(String message) {
    super(message);
  }
}
