package io.drydock.client;

import io.drydock.codec.ObjectCodec;
import io.fabric8.kubernetes.api.model.Status;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.Set;

/** The one mapping between {@link ApiException} and gRPC's status, as api.proto describes it. */
public final class GrpcStatus {

  /** The Status object as UTF-8 JSON. */
  static final Metadata.Key<byte[]> TRAILER =
      Metadata.Key.of("drydock-status-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private static final Set<String> VAGUE = Set.of("io exception", "ssl exception");

  private GrpcStatus() {}

  public static StatusRuntimeException toGrpc(ApiException e) {
    Metadata trailers = new Metadata();
    trailers.put(TRAILER, ObjectCodec.encode(e.toStatus()));
    return code(e.reason()).toStatus().withDescription(e.getMessage()).asRuntimeException(trailers);
  }

  /** An error without the trailer comes from the transport, not from the API. */
  public static ApiException fromGrpc(StatusRuntimeException e) {
    byte[] status = e.getTrailers() == null ? null : e.getTrailers().get(TRAILER);
    if (status != null) {
      return ApiException.fromStatus(ObjectCodec.decode(status, Status.class));
    }
    return new ApiException(transportReason(e.getStatus().getCode()), message(e), e);
  }

  /** gRPC describes what broke a connection as "io exception", and adds its own inner parts. */
  private static String message(StatusRuntimeException e) {
    String description = String.valueOf(e.getStatus().getDescription());
    if (e.getStatus().getDescription() == null) {
      return e.getStatus().getCode().name();
    }
    return TlsFailure.sentence(e)
        .orElseGet(() -> VAGUE.contains(firstLine(description)) ? innermost(e) : description);
  }

  private static String innermost(Throwable e) {
    return TlsFailure.causes(e)
        .map(cause -> String.valueOf(cause.getMessage()))
        .reduce(e.toString(), (outer, inner) -> firstLine(inner));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static Code code(Reason reason) {
    return switch (reason) {
      case NOT_FOUND -> Code.NOT_FOUND;
      case ALREADY_EXISTS -> Code.ALREADY_EXISTS;
      case CONFLICT -> Code.ABORTED;
      case INVALID, BAD_REQUEST, REQUEST_ENTITY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE ->
          Code.INVALID_ARGUMENT;
      case UNAUTHORIZED -> Code.UNAUTHENTICATED;
      case FORBIDDEN -> Code.PERMISSION_DENIED;
      case EXPIRED, GONE -> Code.OUT_OF_RANGE;
      case TOO_MANY_REQUESTS -> Code.RESOURCE_EXHAUSTED;
      case TIMEOUT, SERVER_TIMEOUT -> Code.DEADLINE_EXCEEDED;
      case SERVICE_UNAVAILABLE -> Code.UNAVAILABLE;
      case NOT_ACCEPTABLE, METHOD_NOT_ALLOWED -> Code.UNIMPLEMENTED;
      case INTERNAL_ERROR -> Code.INTERNAL;
    };
  }

  private static Reason transportReason(Code code) {
    return switch (code) {
      case UNAVAILABLE, CANCELLED, ABORTED -> Reason.SERVICE_UNAVAILABLE;
      case DEADLINE_EXCEEDED -> Reason.TIMEOUT;
      case UNAUTHENTICATED -> Reason.UNAUTHORIZED;
      case PERMISSION_DENIED -> Reason.FORBIDDEN;
      case RESOURCE_EXHAUSTED -> Reason.TOO_MANY_REQUESTS;
      case NOT_FOUND -> Reason.NOT_FOUND;
      case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE -> Reason.BAD_REQUEST;
      case UNIMPLEMENTED -> Reason.METHOD_NOT_ALLOWED;
      case ALREADY_EXISTS -> Reason.ALREADY_EXISTS;
      case OK, UNKNOWN, INTERNAL, DATA_LOSS -> Reason.INTERNAL_ERROR;
    };
  }
}
