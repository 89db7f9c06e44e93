package io.drydock.controlplane.apiserver.rest.openapi.build;

import java.util.List;
import java.util.stream.Stream;

/** Kubernetes' names for the model classes: "io.k8s.api.apps.v1.Deployment". Immutable. */
final class SchemaNames {
  private static final String MODEL = "io.fabric8.kubernetes.api.model";

  private final ApiTypes types;

  SchemaNames(ApiTypes types) {
    this.types = types;
  }

  /**
   * The first that Kubernetes has: the model keeps what all groups share in one package with the
   * core's. What it has twice, as Preconditions, is not used in the core group.
   */
  String of(Class<?> type) {
    List<String> candidates =
        Stream.of(
                ApiTypes.META + type.getSimpleName(),
                api(type),
                "io.k8s.apimachinery.pkg.runtime." + type.getSimpleName())
            .toList();
    return candidates.stream()
        .filter(name -> types.find(name).isPresent())
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "no API type fits " + type.getName() + "; looked for " + candidates));
  }

  private static String api(Class<?> type) {
    String group = type.getPackageName().substring(MODEL.length());
    if (group.isEmpty()) {
      return "io.k8s.api.core.v1." + type.getSimpleName();
    }
    boolean versioned = group.matches(".*\\.v\\d+(alpha\\d+|beta\\d+)?");
    return "io.k8s.api" + group + (versioned ? "." : ".v1.") + type.getSimpleName();
  }
}
