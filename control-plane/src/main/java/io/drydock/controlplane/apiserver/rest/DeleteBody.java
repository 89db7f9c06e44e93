package io.drydock.controlplane.apiserver.rest;

import io.drydock.client.ApiException;
import io.drydock.controlplane.apiserver.OptionRules;
import io.drydock.controlplane.apiserver.body.BodyReader;
import io.drydock.controlplane.apiserver.rest.content.Bodies;
import io.drydock.controlplane.apiserver.rest.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a DELETE says in its body, a DeleteOptions object, or else in its query.
 *
 * @param orphanDependents the old way to say policy; null where it is not said
 */
record DeleteBody(
    @Nullable Long gracePeriodSeconds,
    @Nullable Boolean orphanDependents,
    String policy,
    String uid,
    String resourceVersion,
    List<String> dryRun) {

  static DeleteBody of(Request request) {
    return request.body().length == 0
        ? query(request)
        : body(BodyReader.object(Bodies.object(request)));
  }

  /**
   * The policy, in whichever way it is said.
   *
   * @throws ApiException Invalid where it is said in both
   */
  String propagation() {
    if (orphanDependents == null) {
      return policy;
    }
    if (!policy.isEmpty()) {
      OptionRules.orphansAndPolicy(policy);
    }
    return orphanDependents ? "Orphan" : "Background";
  }

  private static DeleteBody query(Request request) {
    return new DeleteBody(
        Parameters.number(request, "gracePeriodSeconds").orElse(null),
        request.query().containsKey("orphanDependents") ? request.flag("orphanDependents") : null,
        request.parameter("propagationPolicy").orElse(""),
        "",
        "",
        request.query().getOrDefault("dryRun", List.of()));
  }

  private static DeleteBody body(JsonNode body) {
    String kind = body.path("kind").asString("DeleteOptions");
    if (!kind.equals("DeleteOptions")) {
      throw ApiException.badRequest("decoded object cannot be converted to DeleteOptions: " + kind);
    }
    JsonNode preconditions = typed(body, "preconditions", "v1.Preconditions", JsonNode::isObject);
    JsonNode grace = typed(body, "gracePeriodSeconds", "int64", JsonNode::canConvertToLong);
    JsonNode orphan = typed(body, "orphanDependents", "bool", JsonNode::isBoolean);
    return new DeleteBody(
        isSaid(grace) ? grace.asLong() : null,
        isSaid(orphan) ? orphan.asBoolean() : null,
        text(body, "propagationPolicy"),
        text(preconditions, "uid"),
        text(preconditions, "resourceVersion"),
        texts(typed(body, "dryRun", "[]string", JsonNode::isArray)));
  }

  private static boolean isSaid(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }

  private static JsonNode typed(
      JsonNode body, String field, String type, Predicate<JsonNode> right) {
    JsonNode node = body.path(field);
    if (isSaid(node) && !right.test(node)) {
      throw ApiException.badRequest(
          "json: cannot unmarshal %s into Go struct field DeleteOptions.%s of type %s"
              .formatted(
                  node.getNodeType().name().toLowerCase(java.util.Locale.ROOT), field, type));
    }
    return node;
  }

  private static String text(JsonNode body, String field) {
    JsonNode node = typed(body, field, "string", JsonNode::isString);
    return isSaid(node) ? node.asString() : "";
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asString("")));
    return texts;
  }
}
