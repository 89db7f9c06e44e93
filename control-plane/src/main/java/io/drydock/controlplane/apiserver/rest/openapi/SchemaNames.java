package io.drydock.controlplane.apiserver.rest.openapi;

import java.util.Set;

/** Kubernetes' names for the model classes: "io.k8s.api.apps.v1.Deployment". Pure. */
final class SchemaNames {
  private static final String MODEL = "io.fabric8.kubernetes.api.model";
  private static final Set<String> META =
      Set.of(
          "ObjectMeta",
          "OwnerReference",
          "ManagedFieldsEntry",
          "LabelSelector",
          "LabelSelectorRequirement",
          "Condition",
          "ListMeta",
          "Status",
          "StatusDetails",
          "StatusCause");

  private SchemaNames() {}

  static String of(Class<?> type) {
    String simple = type.getSimpleName();
    if (META.contains(simple)) {
      return "io.k8s.apimachinery.pkg.apis.meta.v1." + simple;
    }
    String group = type.getPackageName().substring(MODEL.length());
    if (group.isEmpty()) {
      return "io.k8s.api.core.v1." + simple;
    }
    boolean versioned = group.matches(".*\\.v\\d+(alpha\\d+|beta\\d+)?");
    return "io.k8s.api" + group + (versioned ? "." : ".v1.") + simple;
  }
}
