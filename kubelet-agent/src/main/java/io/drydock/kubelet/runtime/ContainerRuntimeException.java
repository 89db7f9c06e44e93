package io.drydock.kubelet.runtime;

/** The runtime could not do what was asked. The message is a sentence that can go into a status. */
public final class ContainerRuntimeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why, as far as a caller acts on it. */
  public enum Kind {
    /** The engine cannot be reached, or went away in the middle: the same call may work later. */
    UNAVAILABLE,
    NOT_FOUND,
    CONFLICT,
    /** The engine does not take the specification, or the command cannot be run. */
    REFUSED,
    INTERNAL
  }

  private final Kind kind;

  public ContainerRuntimeException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public ContainerRuntimeException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
