package io.drydock.controlplane.apiserver;

import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.controlplane.store.CompactedException;
import io.drydock.controlplane.store.StoreException;
import io.drydock.controlplane.store.StoreUnavailableException;
import io.drydock.controlplane.store.TooLargeException;
import java.util.function.Supplier;

/** The one place where the store's errors become the API's. */
final class StoreErrors {
  private StoreErrors() {}

  static <T> T translate(Supplier<T> action) {
    try {
      return action.get();
    } catch (StoreException e) {
      throw translate(e);
    }
  }

  private static ApiException translate(StoreException e) {
    return switch (e) {
      case StoreUnavailableException unavailable ->
          new ApiException(Reason.SERVICE_UNAVAILABLE, message(e), unavailable);
      case CompactedException compacted ->
          new ApiException(
              Reason.EXPIRED, "The resourceVersion for the provided list is too old.", compacted);
      case TooLargeException large ->
          new ApiException(
              Reason.REQUEST_ENTITY_TOO_LARGE, "Request entity too large: " + message(e), large);
    };
  }

  private static String message(StoreException e) {
    return String.valueOf(e.getMessage());
  }
}
