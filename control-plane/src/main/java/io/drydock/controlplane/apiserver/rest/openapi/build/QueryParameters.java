package io.drydock.controlplane.apiserver.rest.openapi.build;

import java.util.List;

/** The query parameters of each verb, described as the API's options types are. Immutable. */
final class QueryParameters {
  private static final String CORE = "io.k8s.api.core.v1.";

  private static final Gvk NAMESPACE = new Gvk("", "v1", "Namespace");

  private final ApiTypes types;
  private final Dialect dialect;
  private final boolean customResources;

  /**
   * @param customResources whether definitions of custom resources are served
   */
  QueryParameters(ApiTypes types, Dialect dialect, boolean customResources) {
    this.types = types;
    this.dialect = dialect;
    this.customResources = customResources;
  }

  List<Parameter> list() {
    return Parameter.join(
        selection(),
        Parameter.of(types, ApiTypes.META + "ListOptions", "watch", "allowWatchBookmarks"));
  }

  List<Parameter> write() {
    return options("CreateOptions", "dryRun", "fieldManager", "fieldValidation");
  }

  /**
   * kubectl takes fieldValidation on the patch of a Namespace in Swagger 2 as a sign that custom
   * resources have it too, and then lists their definitions. Where those are not served that fails,
   * and a wrong kind in a manifest would be reported as that failure.
   */
  List<Parameter> patch(Gvk gvk) {
    boolean promise = dialect == Dialect.V2 && gvk.equals(NAMESPACE) && !customResources;
    return promise
        ? options("PatchOptions", "dryRun", "force", "fieldManager")
        : options("PatchOptions", "dryRun", "force", "fieldManager", "fieldValidation");
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
