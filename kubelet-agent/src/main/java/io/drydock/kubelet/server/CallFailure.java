package io.drydock.kubelet.server;

import io.drydock.kubelet.runtime.ContainerRuntimeException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** The errors that callers see. */
final class CallFailure {

  private CallFailure() {}

  static StatusRuntimeException notFound(String message) {
    return Status.NOT_FOUND.withDescription(message).asRuntimeException();
  }

  static StatusRuntimeException notNow(String message) {
    return Status.FAILED_PRECONDITION.withDescription(message).asRuntimeException();
  }

  static StatusRuntimeException badRequest(String message) {
    return Status.INVALID_ARGUMENT.withDescription(message).asRuntimeException();
  }

  static StatusRuntimeException of(RuntimeException e) {
    return switch (e) {
      case StatusRuntimeException status -> status;
      case ContainerRuntimeException runtime -> status(runtime).asRuntimeException();
      default -> Status.INTERNAL.withDescription(e.toString()).withCause(e).asRuntimeException();
    };
  }

  private static Status status(ContainerRuntimeException e) {
    Status status =
        switch (e.kind()) {
          case UNAVAILABLE -> Status.UNAVAILABLE;
          case NOT_FOUND -> Status.NOT_FOUND;
          case CONFLICT, REFUSED -> Status.FAILED_PRECONDITION;
          case INTERNAL -> Status.INTERNAL;
        };
    return status.withDescription(e.getMessage()).withCause(e);
  }
}
