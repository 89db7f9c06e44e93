package io.drydock.cli.lab;

import io.drydock.api.Kinds;
import io.drydock.client.ApiClient;
import java.util.List;

/** Which images stand in for others at the moment, as the agents' Events tell. */
public final class Substitutions {
  private static final String REASON = "ImageSubstituted";

  private Substitutions() {}

  /** One sentence a substitution, with the pods that it concerns. */
  public static List<String> list(ApiClient client) {
    return client.list(Kinds.EVENT, "").stream()
        .filter(event -> REASON.equals(event.getReason()))
        .map(event ->
            "%s/%s: %s"
                .formatted(
                    event.getInvolvedObject().getNamespace(),
                    event.getInvolvedObject().getName(),
                    event.getMessage()))
        .distinct()
        .sorted()
        .toList();
  }
}
