package io.drydock.client;

import java.util.Arrays;

/** Why a request failed: Kubernetes' StatusReason, each with its HTTP status code. */
public enum Reason {
  BAD_REQUEST("BadRequest", 400),
  UNAUTHORIZED("Unauthorized", 401),
  FORBIDDEN("Forbidden", 403),
  NOT_FOUND("NotFound", 404),
  METHOD_NOT_ALLOWED("MethodNotAllowed", 405),
  NOT_ACCEPTABLE("NotAcceptable", 406),
  ALREADY_EXISTS("AlreadyExists", 409),
  CONFLICT("Conflict", 409),
  GONE("Gone", 410),
  EXPIRED("Expired", 410),
  REQUEST_ENTITY_TOO_LARGE("RequestEntityTooLarge", 413),
  UNSUPPORTED_MEDIA_TYPE("UnsupportedMediaType", 415),
  INVALID("Invalid", 422),
  TOO_MANY_REQUESTS("TooManyRequests", 429),
  INTERNAL_ERROR("InternalError", 500),
  SERVICE_UNAVAILABLE("ServiceUnavailable", 503),
  TIMEOUT("Timeout", 504),
  SERVER_TIMEOUT("ServerTimeout", 500);

  private final String text;
  private final int code;

  Reason(String text, int code) {
    this.text = text;
    this.code = code;
  }

  /** As it stands in a Status object. */
  public String text() {
    return text;
  }

  public int code() {
    return code;
  }

  /** INTERNAL_ERROR for a reason that Drydock does not know. */
  public static Reason parse(String text) {
    return Arrays.stream(values())
        .filter(r -> r.text.equals(text))
        .findFirst()
        .orElse(INTERNAL_ERROR);
  }
}
