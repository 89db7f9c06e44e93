package io.drydock.cli.output;

import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import java.util.List;
import java.util.Objects;

/** What the API refused, in the words of kubectl. Pure. */
public final class ServerErrors {

  private ServerErrors() {}

  /** Without a line break at the end. */
  public static String text(RuntimeException e) {
    return e instanceof ApiException api ? text(api) : "error: " + e.getMessage();
  }

  /**
   * The same refusal, saying also what was being done: "error when creating "f.yaml": ...".
   *
   * @param doing "creating"
   * @param source "f.yaml"
   */
  public static ApiException during(String doing, String source, ApiException e) {
    String message = "error when %s \"%s\": %s".formatted(doing, source, e.getMessage());
    return ApiException.fromStatus(new StatusBuilder(e.toStatus()).withMessage(message).build());
  }

  private static String text(ApiException e) {
    Status status = e.toStatus();
    StatusDetails details = status.getDetails();
    if (e.is(Reason.INVALID) && details != null && details.getKind() != null) {
      return invalid(details);
    }
    return "Error from server (%s): %s".formatted(e.reason().text(), e.getMessage());
  }

  private static String invalid(StatusDetails details) {
    String start = "The %s \"%s\" is invalid".formatted(details.getKind(), details.getName());
    List<String> causes =
        Objects.requireNonNullElse(details.getCauses(), List.<StatusCause>of()).stream()
            .map(cause -> cause.getField() + ": " + cause.getMessage())
            .distinct()
            .toList();
    return switch (causes.size()) {
      case 0 -> start;
      case 1 -> start + ": " + causes.getFirst();
      default -> start + ": \n* " + String.join("\n* ", causes);
    };
  }
}
