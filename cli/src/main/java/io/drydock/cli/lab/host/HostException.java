package io.drydock.cli.lab.host;

/** Something on the host could not be done; the message is a sentence for the user. */
public final class HostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public HostException(String message) {
    super(message);
  }

  public HostException(String message, Throwable cause) {
    super(message, cause);
  }
}
