package io.drydock.controlplane.store;

import org.jspecify.annotations.Nullable;

/** A transaction exceeds what the store takes in one request. */
public final class TooLargeException extends StoreException {
  private static final long serialVersionUID = 1;

  public TooLargeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
