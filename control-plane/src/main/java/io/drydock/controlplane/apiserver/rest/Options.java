package io.drydock.controlplane.apiserver.rest;

import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.DeleteOptions;
import io.drydock.client.ListOptions;
import io.drydock.client.WatchOptions;
import io.drydock.client.WriteOptions;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.rest.content.Bodies;
import io.drydock.controlplane.apiserver.rest.http.Request;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Query parameters, headers and option bodies as the pipeline's options. Pure. */
final class Options {

  private Options() {}

  static ListOptions list(Request request) {
    return new ListOptions(
        text(request, "labelSelector"),
        text(request, "fieldSelector"),
        number(request, "limit").orElse(0L),
        text(request, "continue"),
        text(request, "resourceVersion"),
        text(request, "resourceVersionMatch"));
  }

  static WatchOptions watch(Request request) {
    return new WatchOptions(
        text(request, "labelSelector"),
        text(request, "fieldSelector"),
        text(request, "resourceVersion"),
        request.flag("allowWatchBookmarks"),
        request.flag("sendInitialEvents"));
  }

  static WriteOptions write(Request request) {
    return new WriteOptions(
        dryRun(text(request, "dryRun")),
        text(request, "fieldValidation"),
        text(request, "fieldManager"),
        request.flag("force"),
        cause(request));
  }

  /** From the query and from a DeleteOptions body; the body wins, as in Kubernetes. */
  static DeleteOptions delete(Request request) {
    JsonNode body = deleteBody(request);
    JsonNode preconditions = body.path("preconditions");
    JsonNode grace = body.path("gracePeriodSeconds");
    WriteOptions write = write(request);
    boolean dryRun = write.dryRun() || dryRun(body.path("dryRun").path(0).asString(""));
    return new DeleteOptions(
        grace.isNumber()
            ? Long.valueOf(grace.asLong())
            : number(request, "gracePeriodSeconds").orElse(null),
        propagation(request, body),
        preconditions.path("uid").asString(""),
        preconditions.path("resourceVersion").asString(""),
        new WriteOptions(
            dryRun, write.fieldValidation(), write.fieldManager(), write.force(), write.cause()));
  }

  /** A whole number, where the parameter is there. */
  static Optional<Long> number(Request request, String name) {
    return request.parameter(name).map(value -> number(name, value));
  }

  private static String propagation(Request request, JsonNode body) {
    String policy = body.path("propagationPolicy").asString(text(request, "propagationPolicy"));
    if (policy.isEmpty()
        && (body.path("orphanDependents").asBoolean(false) || request.flag("orphanDependents"))) {
      return "Orphan";
    }
    return policy;
  }

  private static JsonNode deleteBody(Request request) {
    if (request.body().length == 0) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      return ObjectCodec.tree(Bodies.object(request));
    } catch (JacksonException e) {
      throw ApiException.badRequest(
          "the body is not a DeleteOptions object: " + e.getOriginalMessage());
    }
  }

  private static boolean dryRun(String value) {
    return switch (value) {
      case "" -> false;
      case "All" -> true;
      default ->
          throw ApiException.badRequest(
              "dryRun: Unsupported value: \"" + value + "\": supported values: \"All\"");
    };
  }

  /** kubectl says which of its commands it is running. */
  private static Cause cause(Request request) {
    String command = request.header("Kubectl-Command");
    String reason = command.isEmpty() ? request.method() + " " + request.path() : command;
    return Cause.of(client(request), reason);
  }

  private static String client(Request request) {
    String agent = request.header("User-Agent");
    int end = agent.indexOf('/');
    return end > 0 ? agent.substring(0, end) : agent;
  }

  private static String text(Request request, String name) {
    return request.parameter(name).orElse("");
  }

  private static long number(String name, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw ApiException.badRequest(
          "%s: Invalid value: \"%s\": must be a whole number".formatted(name, value));
    }
  }
}
