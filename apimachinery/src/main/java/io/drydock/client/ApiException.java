package io.drydock.client;

import io.drydock.api.Kind;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.api.model.StatusDetailsBuilder;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A request that failed, in Kubernetes' terms. The factories give Kubernetes' wording, after
 * apimachinery's errors package. One place maps it to HTTP, one ({@link GrpcStatus}) to gRPC.
 */
public final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1;
  private static final String TOO_LARGE = "ResourceVersionTooLarge";

  private final Reason reason;
  private final transient StatusDetails details;
  private final String continueToken;

  public ApiException(Reason reason, String message) {
    this(reason, message, new StatusDetails());
  }

  public ApiException(Reason reason, String message, StatusDetails details) {
    this(reason, message, details, "");
  }

  private ApiException(Reason reason, String message, StatusDetails details, String continueToken) {
    super(message);
    this.reason = reason;
    this.details = details;
    this.continueToken = continueToken;
  }

  public ApiException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.details = new StatusDetails();
    this.continueToken = "";
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
    return new ApiException(
        Reason.CONFLICT, unfulfilled(kind.resource(), name, why), details(kind, name).build());
  }

  /** A precondition of a deletion; Kubernetes then speaks of the kind, not of the resource. */
  public static ApiException preconditionFailed(Kind<?> kind, String name, String why) {
    return new ApiException(
        Reason.CONFLICT,
        unfulfilled(kind.qualifiedKind(), name, why),
        details(kind, name).withKind(kind.kind()).build());
  }

  private static String unfulfilled(String what, String name, String why) {
    return "Operation cannot be fulfilled on %s \"%s\": %s".formatted(what, name, why);
  }

  /** Every generated name that was tried is taken. */
  public static ApiException generateNameConflict(Kind<?> kind, String name) {
    return new ApiException(
        Reason.ALREADY_EXISTS,
        ("%s \"%s\" already exists, the server was not able to generate a unique name for the"
                + " object")
            .formatted(kind.resource(), name),
        details(kind, name).withRetryAfterSeconds(1).build());
  }

  /** An update of a kind that demands the revision which it replaces. */
  public static ApiException revisionMissing(Kind<?> kind, String name) {
    var cause =
        new StatusCause(
            "metadata.resourceVersion",
            "Invalid value: 0x0: must be specified for an update",
            "FieldValueInvalid");
    return invalid(kind.group(), kind.plural(), name, List.of(cause));
  }

  /** Rejected by validation; each cause has reason, message and field. */
  public static ApiException invalid(Kind<?> kind, String name, List<StatusCause> causes) {
    return invalid(kind.group(), kind.kind(), name, causes);
  }

  private static ApiException invalid(
      String group, String kind, String name, List<StatusCause> causes) {
    String all =
        causes.stream()
            .map(c -> c.getField() + ": " + c.getMessage())
            .collect(Collectors.joining(", "));
    String listed = causes.size() == 1 ? all : "[" + all + "]";
    var details =
        new StatusDetailsBuilder()
            .withGroup(group.isEmpty() ? null : group)
            .withKind(kind)
            .withName(name.isEmpty() ? null : name)
            .withCauses(causes)
            .build();
    String qualified = group.isEmpty() ? kind : kind + "." + group;
    return new ApiException(
        Reason.INVALID, "%s \"%s\" is invalid: %s".formatted(qualified, name, listed), details);
  }

  public static ApiException badRequest(String message) {
    return new ApiException(Reason.BAD_REQUEST, message);
  }

  /** The revision asked for is no longer known: list again. */
  public static ApiException expired(String message) {
    return new ApiException(Reason.EXPIRED, message);
  }

  /** As {@link #expired(String)}, with the token at which an inconsistent list may go on. */
  public static ApiException expired(String message, String continueToken) {
    return new ApiException(Reason.EXPIRED, message, new StatusDetails(), continueToken);
  }

  /** A revision that has not come yet; the same request may succeed in a second. */
  public static ApiException tooLargeRevision(long wanted, long current) {
    var details =
        new StatusDetailsBuilder()
            .withRetryAfterSeconds(1)
            .addNewCause()
            .withReason(TOO_LARGE)
            .withMessage("Too large resource version")
            .endCause()
            .build();
    return new ApiException(
        Reason.TIMEOUT,
        "Timeout: Too large resource version: %d, current: %d".formatted(wanted, current),
        details);
  }

  /** Options of a request that contradict each other or are none; kind is "ListOptions", .... */
  public static ApiException invalidOptions(String kind, List<StatusCause> causes) {
    return invalid("meta.k8s.io", kind, "", causes);
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
        status.getDetails() == null ? new StatusDetails() : status.getDetails(),
        status.getMetadata() == null || status.getMetadata().getContinue() == null
            ? ""
            : status.getMetadata().getContinue());
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

  /** Where a list that expired may go on, though not consistently; "" where it may not. */
  public String continueToken() {
    return continueToken;
  }

  /** Whether it was asked for a revision that the server has not seen: list again. */
  public boolean isTooLargeRevision() {
    return reason == Reason.TIMEOUT
        && details.getCauses() != null
        && details.getCauses().stream().anyMatch(cause -> TOO_LARGE.equals(cause.getReason()));
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
        .withContinue(continueToken.isEmpty() ? null : continueToken)
        .endMetadata()
        .withStatus("Failure")
        .withMessage(getMessage())
        .withReason(reason.text())
        .withDetails(details)
        .withCode(code())
        .build();
  }

  private static ApiException about(Reason reason, Kind<?> kind, String name, String format) {
    return new ApiException(
        reason, format.formatted(kind.resource(), name), details(kind, name).build());
  }

  private static StatusDetailsBuilder details(Kind<?> kind, String name) {
    return new StatusDetailsBuilder()
        .withGroup(kind.group().isEmpty() ? null : kind.group())
        .withKind(kind.plural())
        .withName(name);
  }
}
