package io.drydock.controlplane.apiserver.rest.openapi.build;

import io.drydock.client.PatchType;
import io.drydock.controlplane.apiserver.rest.openapi.build.Operation.Body;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes paths and operations as OpenAPI 3 or as Swagger 2 lay them out. */
final class PathWriter {
  private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";
  private static final List<String> ANSWERS =
      List.of("application/json", "application/yaml", PROTOBUF);
  private static final List<String> STREAMS =
      List.of("application/json;stream=watch", PROTOBUF + ";stream=watch");

  private final Schemas schemas;
  private final Dialect dialect;

  PathWriter(Schemas schemas, Dialect dialect) {
    this.schemas = schemas;
    this.dialect = dialect;
  }

  void write(ObjectNode paths, String path, String tag, List<Operation> operations) {
    ObjectNode item = paths.putObject(path);
    operations.forEach(operation -> operation(item.putObject(operation.method()), operation, tag));
    ArrayNode parameters = item.putArray("parameters");
    pathParameters(path, operations.getFirst()).forEach(p -> parameters.add(parameter(p)));
  }

  private void operation(ObjectNode node, Operation operation, String tag) {
    node.put("description", operation.description());
    node.put("operationId", operation.id());
    if (dialect == Dialect.V2) {
      node.putArray("schemes").add("https");
      consumes(operation).forEach(node.putArray("consumes")::add);
      produces(operation).forEach(node.putArray("produces")::add);
    }
    ArrayNode parameters = node.putArray("parameters");
    operation.parameters().forEach(p -> parameters.add(parameter(p)));
    body(node, parameters, operation);
    responses(node.putObject("responses"), operation);
    node.putArray("tags").add(tag);
    if (!operation.action().isEmpty()) {
      node.put("x-kubernetes-action", operation.action());
      node.set("x-kubernetes-group-version-kind", operation.gvk().node());
    }
  }

  private void body(ObjectNode node, ArrayNode parameters, Operation operation) {
    if (operation.body() instanceof Body.None) {
      return;
    }
    boolean required = !operation.method().equals("delete");
    if (dialect == Dialect.V2) {
      ObjectNode body = parameters.addObject().put("name", "body").put("in", "body");
      if (required) {
        body.put("required", true);
      }
      body.set("schema", schema(operation.body()));
      return;
    }
    ObjectNode request = node.putObject("requestBody");
    if (required) {
      request.put("required", true);
    }
    ObjectNode content = request.putObject("content");
    consumes(operation)
        .forEach(type -> content.putObject(type).set("schema", schema(operation.body())));
  }

  private void responses(ObjectNode responses, Operation operation) {
    for (int status : operation.statuses()) {
      ObjectNode response = responses.putObject(Integer.toString(status));
      response.put("description", text(status));
      if (dialect == Dialect.V2) {
        response.set("schema", schema(operation.answer()));
      } else {
        ObjectNode content = response.putObject("content");
        produces(operation)
            .forEach(type -> content.putObject(type).set("schema", schema(operation.answer())));
      }
    }
    responses.putObject("401").put("description", text(401));
  }

  private ObjectNode schema(Body body) {
    return switch (body) {
      case Body.One(Class<?> type) -> schemas.reference(type);
      case Body.Many(Gvk item, Class<?> type) -> schemas.listReference(item, type);
      case Body.Change() -> schemas.reference(WellKnown.PATCH);
      case Body.Text(), Body.None() -> Dialect.node().put("type", "string");
    };
  }

  private ObjectNode parameter(Parameter parameter) {
    ObjectNode node = Dialect.node();
    node.put("name", parameter.name()).put("in", parameter.place());
    if (!parameter.description().isEmpty()) {
      node.put("description", parameter.description());
    }
    if (parameter.place().equals("path")) {
      node.put("required", true);
    }
    ObjectNode type = dialect == Dialect.V3 ? node.putObject("schema") : node;
    type.put("type", parameter.type()).put("uniqueItems", true);
    return node;
  }

  private static List<Parameter> pathParameters(String path, Operation operation) {
    List<Parameter> named =
        Arrays.stream(path.split("/"))
            .filter(part -> part.startsWith("{"))
            .map(part -> part.substring(1, part.length() - 1))
            .map(name -> Parameter.path(name, pathText(name, operation)))
            .toList();
    boolean connects = operation.action().equals("connect");
    return Parameter.join(named, connects ? List.of() : List.of(Parameter.pretty()));
  }

  private static String pathText(String name, Operation operation) {
    return switch (name) {
      case "namespace" -> "the namespace that the object lives in";
      case "name" -> "the name of the " + operation.gvk().kind();
      default -> "the path that the request goes on to";
    };
  }

  private static List<String> consumes(Operation operation) {
    return operation.body() instanceof Body.Change
        ? Arrays.stream(PatchType.values()).map(PatchType::mediaType).toList()
        : List.of("*/*");
  }

  private static List<String> produces(Operation operation) {
    return switch (operation.answer()) {
      case Body.Text() -> List.of(operation.action().equals("connect") ? "*/*" : "text/plain");
      case Body.Many _ -> Stream.of(ANSWERS, STREAMS).flatMap(List::stream).toList();
      case Body.One _, Body.Change _, Body.None _ -> ANSWERS;
    };
  }

  private static String text(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 201 -> "Created";
      case 202 -> "Accepted";
      default -> "Unauthorized";
    };
  }
}
