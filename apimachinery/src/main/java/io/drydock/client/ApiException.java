package io.drydock.client;

import io.drydock.api.Kind;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.api.model.StatusDetailsBuilder;
import java.util.List;

/**
 * A request that failed, in Kubernetes' terms. The factories give Kubernetes' wording, after
 * apimachinery's errors package. One place maps it to HTTP, one ({@link GrpcStatus}) to gRPC.
 */
public final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final transient StatusDetails details;

  public ApiException(Reason reason, String message) {
    this(reason, message, new StatusDetails());
  }

  public ApiException(Reason reason, String message, StatusDetails details) {
    super(message);
    this.reason = reason;
    this.details = details;
  }

  public ApiException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.details = new StatusDetails();
  }

  public static ApiException notFound(Kind<?> kind, String name) {
    return about(Reason.NOT_FOUND, kind, name, "%s \"%s\" not found");
  }

  public static ApiException alreadyExists(Kind<?> kind, String name) {
    return about(Reason.ALREADY_EXISTS, kind, name, "%s \"%s\" already exists");
  }

  /** A write against a revision that is no longer the stored one. */
  public static ApiException staleRevision(Kind<?> kind, String name) {
    return conflict(
        kind,
        name,
        "the object has been modified; please apply your changes to the latest version and try"
            + " again");
  }

  public static ApiException conflict(Kind<?> kind, String name, String why) {
    return about(
        Reason.CONFLICT, kind, name, "Operation cannot be fulfilled on %s \"%s\": " + quote(why));
  }

  /** Rejected by validation; each cause has reason, message and field. */
  public static ApiException invalid(Kind<?> kind, String name, List<StatusCause> causes) {
    List<String> all =
        causes.stream().map(c -> c.getField() + ": " + c.getMessage()).distinct().toList();
    String listed = all.size() == 1 ? all.getFirst() : "[" + String.join(", ", all) + "]";
    var details =
        new StatusDetailsBuilder()
            .withGroup(kind.group().isEmpty() ? null : kind.group())
            .withKind(kind.kind())
            .withName(name)
            .withCauses(causes)
            .build();
    return new ApiException(
        Reason.INVALID,
        "%s \"%s\" is invalid: %s".formatted(kind.qualifiedKind(), name, listed),
        details);
  }

  public static ApiException badRequest(String message) {
    return new ApiException(Reason.BAD_REQUEST, message);
  }

  /** The revision asked for is no longer known: list again. */
  public static ApiException expired(String message) {
    return new ApiException(Reason.EXPIRED, message);
  }

  public static ApiException unavailable(String message) {
    return new ApiException(Reason.SERVICE_UNAVAILABLE, message);
  }

  public static ApiException internal(String message) {
    return new ApiException(Reason.INTERNAL_ERROR, message);
  }

  public static ApiException fromStatus(Status status) {
    return new ApiException(
        Reason.parse(status.getReason() == null ? "" : status.getReason()),
        status.getMessage() == null ? "" : status.getMessage(),
        status.getDetails() == null ? new StatusDetails() : status.getDetails());
  }

  public Reason reason() {
    return reason;
  }

  public boolean is(Reason other) {
    return reason == other;
  }

  /** The HTTP status code. */
  public int code() {
    return reason.code();
  }

  /** Whether the same request may succeed later with nothing changed. */
  public boolean isPassing() {
    return switch (reason) {
      case SERVICE_UNAVAILABLE, TIMEOUT, SERVER_TIMEOUT, TOO_MANY_REQUESTS, INTERNAL_ERROR -> true;
      default -> false;
    };
  }

  public Status toStatus() {
    return new StatusBuilder()
        .withApiVersion("v1")
        .withKind("Status")
        .withNewMetadata()
        .endMetadata()
        .withStatus("Failure")
        .withMessage(getMessage())
        .withReason(reason.text())
        .withDetails(details)
        .withCode(code())
        .build();
  }

  private static ApiException about(Reason reason, Kind<?> kind, String name, String format) {
    var details =
        new StatusDetailsBuilder()
            .withGroup(kind.group().isEmpty() ? null : kind.group())
            .withKind(kind.plural())
            .withName(name)
            .build();
    return new ApiException(reason, format.formatted(kind.resource(), name), details);
  }

  private static String quote(String text) {
    return text.replace("%", "%%");
  }
}
