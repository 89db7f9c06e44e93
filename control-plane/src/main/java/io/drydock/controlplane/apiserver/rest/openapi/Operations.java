package io.drydock.controlplane.apiserver.rest.openapi;

import io.drydock.api.Kind;
import io.drydock.client.PatchType;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The paths of one kind with their operations, as OpenAPI 3 or as Swagger 2 lays them out. Pure.
 */
final class Operations {
  private static final List<String> WRITE = List.of("dryRun", "fieldManager", "fieldValidation");
  private static final List<String> READ =
      List.of(
          "labelSelector",
          "fieldSelector",
          "limit",
          "continue",
          "resourceVersion",
          "watch",
          "timeoutSeconds",
          "allowWatchBookmarks",
          "sendInitialEvents");
  private static final Set<String> NUMBERS = Set.of("limit", "timeoutSeconds");
  private static final Set<String> FLAGS =
      Set.of("watch", "allowWatchBookmarks", "sendInitialEvents");

  private final Kind<?> kind;
  private final Schemas schemas;
  private final boolean version3;

  Operations(Kind<?> kind, Schemas schemas, boolean version3) {
    this.kind = kind;
    this.schemas = schemas;
    this.version3 = version3;
  }

  void addTo(ObjectNode paths) {
    String root = (kind.group().isEmpty() ? "/api/" : "/apis/") + kind.apiVersion();
    String collection =
        kind.namespaced()
            ? root + "/namespaces/{namespace}/" + kind.plural()
            : root + "/" + kind.plural();
    if (kind.namespaced()) {
      operation(paths.putObject(root + "/" + kind.plural()), "get", "list", READ);
    }
    ObjectNode all = paths.putObject(collection);
    operation(all, "get", "list", READ);
    body(operation(all, "post", "post", WRITE));
    operation(all, "delete", "deletecollection", READ);
    ObjectNode one = paths.putObject(collection + "/{name}");
    operation(one, "get", "get", List.of());
    body(operation(one, "put", "put", WRITE));
    patchBody(operation(one, "patch", "patch", WRITE));
    operation(
        one, "delete", "delete", List.of("dryRun", "gracePeriodSeconds", "propagationPolicy"));
  }

  private ObjectNode operation(
      ObjectNode path, String method, String action, List<String> parameters) {
    ObjectNode operation = path.putObject(method);
    operation.put("operationId", operationId(action));
    ArrayNode array = operation.putArray("parameters");
    parameters.forEach(name -> parameter(array.addObject(), name));
    ObjectNode ok = operation.putObject("responses").putObject("200").put("description", "OK");
    boolean single = Set.of("get", "post", "put", "patch").contains(action);
    if (single) {
      content(ok, "application/json");
    }
    operation.put("x-kubernetes-action", action);
    operation
        .putObject("x-kubernetes-group-version-kind")
        .put("group", kind.group())
        .put("version", kind.version())
        .put("kind", kind.kind());
    return operation;
  }

  private String operationId(String action) {
    return action + kind.group().replace(".", "") + kind.version() + kind.kind();
  }

  private void parameter(ObjectNode parameter, String name) {
    parameter.put("name", name).put("in", "query");
    ObjectNode type = version3 ? parameter.putObject("schema") : parameter;
    type.put(
        "type", FLAGS.contains(name) ? "boolean" : NUMBERS.contains(name) ? "integer" : "string");
  }

  private void content(ObjectNode holder, String mediaType) {
    ObjectNode reference = schemas.reference(kind.type());
    ObjectNode target = version3 ? holder.putObject("content").putObject(mediaType) : holder;
    target.set("schema", reference);
  }

  private void body(ObjectNode operation) {
    if (version3) {
      content(operation.putObject("requestBody").put("required", true), "application/json");
    } else {
      ObjectNode body = operation.withArray("parameters").addObject();
      content(body.put("name", "body").put("in", "body").put("required", true), "");
    }
  }

  /**
   * Strategic merge is served but not named here: a client that finds it would take the merge keys
   * from these schemas, which do not say them yet, instead of its own.
   */
  private void patchBody(ObjectNode operation) {
    if (!version3) {
      return;
    }
    ObjectNode content =
        operation.putObject("requestBody").put("required", true).putObject("content");
    for (PatchType type : List.of(PatchType.JSON, PatchType.MERGE)) {
      content.putObject(type.mediaType()).putObject("schema").put("type", "object");
    }
  }
}
