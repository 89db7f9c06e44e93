package io.drydock.controlplane.apiserver;

import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetailsBuilder;
import java.util.List;

/** What field managers are called: as they say, or after the program that writes. */
final class ManagerNames {
  private static final int MAX_LENGTH = 128;
  private static final String COMPONENT = "system:kube-";

  private ManagerNames() {}

  /** The writer's own word, else its component, else the first part of its User-Agent. */
  static String of(Request<?> request) {
    String said = request.options().fieldManager();
    if (!said.isEmpty()) {
      return said;
    }
    String user = request.user().name();
    if (request.user().node().isPresent()) {
      return "kubelet";
    }
    if (user.startsWith(COMPONENT)) {
      return user.substring("system:".length());
    }
    String program = printable(request.options().cause().actor().split("/", 2)[0]);
    return program.isEmpty() ? "unknown" : program;
  }

  /**
   * @throws ApiException Invalid, as Kubernetes puts it
   */
  static void check(Verb verb, String name) {
    if (name.length() > MAX_LENGTH) {
      throw invalid(
          verb, "fieldManager", "FieldValueTooLong", "Too long: may not be more than 128 bytes");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isPrintable(c)) {
        throw invalid(
            verb,
            "fieldManager",
            "FieldValueInvalid",
            "Invalid value: %s: invalid character U+%04X (at position %d)"
                .formatted(tools.jackson.databind.node.StringNode.valueOf(name), (int) c, i));
      }
    }
  }

  static ApiException invalid(Verb verb, String field, String reason, String message) {
    String options =
        switch (verb) {
          case CREATE -> "CreateOptions";
          case UPDATE -> "UpdateOptions";
          case DELETE -> "DeleteOptions";
          default -> "PatchOptions";
        };
    var details =
        new StatusDetailsBuilder()
            .withGroup("meta.k8s.io")
            .withKind(options)
            .withCauses(List.of(new StatusCause(field, message, reason)))
            .build();
    return new ApiException(
        Reason.INVALID,
        "%s.meta.k8s.io \"\" is invalid: %s: %s".formatted(options, field, message),
        details);
  }

  private static String printable(String text) {
    StringBuilder kept = new StringBuilder();
    text.chars()
        .filter(c -> isPrintable((char) c))
        .limit(MAX_LENGTH)
        .forEach(c -> kept.append((char) c));
    return kept.toString();
  }

  private static boolean isPrintable(char c) {
    return c == ' '
        || !(Character.isISOControl(c)
            || Character.isWhitespace(c)
            || Character.isSpaceChar(c)
            || !Character.isDefined(c));
  }
}
