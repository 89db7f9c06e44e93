package io.drydock.controlplane.apiserver.rest.discovery;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import java.util.List;

/** The verbs that a kind takes, in the order of Kubernetes. */
final class Verbs {
  private static final List<String> ALL =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

  private Verbs() {}

  /** Namespaces cannot be deleted as a collection. */
  static List<String> of(Kind<?> kind) {
    return kind.equals(Kinds.NAMESPACE)
        ? ALL.stream().filter(verb -> !verb.equals("deletecollection")).toList()
        : ALL;
  }
}
