package io.drydock.controlplane.store;

import org.jspecify.annotations.Nullable;

/** No answer from the store, with cause and remedy; whether a commit was made is unknown. */
public final class StoreUnavailableException extends StoreException {
  private static final long serialVersionUID = 1;
  private final boolean passing;

  /**
   * @param passing whether it may go away by itself, which a wrong certificate does not
   */
  StoreUnavailableException(String message, boolean passing, @Nullable Throwable cause) {
    super(message, cause);
    this.passing = passing;
  }

  public boolean isPassing() {
    return passing;
  }
}
