package io.drydock.controlplane.apiserver.rest.openapi.build;

import java.util.List;

/** The query parameters of each verb, described as the API's options types are. Immutable. */
final class QueryParameters {
  private static final String CORE = "io.k8s.api.core.v1.";

  private final ApiTypes types;

  QueryParameters(ApiTypes types) {
    this.types = types;
  }

  List<Parameter> list() {
    return Parameter.join(
        selection(),
        Parameter.of(types, ApiTypes.META + "ListOptions", "watch", "allowWatchBookmarks"));
  }

  List<Parameter> write() {
    return options("CreateOptions", "dryRun", "fieldManager", "fieldValidation");
  }

  List<Parameter> patch() {
    return options("PatchOptions", "dryRun", "force", "fieldManager", "fieldValidation");
  }

  List<Parameter> delete() {
    return options(
        "DeleteOptions", "dryRun", "gracePeriodSeconds", "orphanDependents", "propagationPolicy");
  }

  List<Parameter> deleteMany() {
    return Parameter.join(selection(), delete());
  }

  /** All that an options type of the core group has: PodExecOptions. */
  List<Parameter> options(String type) {
    return Parameter.all(types, CORE + type);
  }

  private List<Parameter> options(String type, String... names) {
    return Parameter.of(types, ApiTypes.META + type, names);
  }

  private List<Parameter> selection() {
    return options(
        "ListOptions",
        "continue",
        "fieldSelector",
        "labelSelector",
        "limit",
        "resourceVersion",
        "resourceVersionMatch",
        "sendInitialEvents",
        "timeoutSeconds");
  }
}
