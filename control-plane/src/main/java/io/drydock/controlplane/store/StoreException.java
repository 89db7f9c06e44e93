package io.drydock.controlplane.store;

import org.jspecify.annotations.Nullable;

/** The store could not do what was asked. */
public abstract sealed class StoreException extends RuntimeException
    permits StoreUnavailableException, CompactedException, TooLargeException {
  private static final long serialVersionUID = 1;

  StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
