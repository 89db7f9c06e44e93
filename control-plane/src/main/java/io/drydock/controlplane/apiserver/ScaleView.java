package io.drydock.controlplane.apiserver;

import io.drydock.client.ApiException;
import io.drydock.codec.ObjectCodec;
import io.drydock.codec.Revisions;
import io.drydock.proto.v1.Document;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Scale of a workload: its number of replicas, wanted and present, and its selector as text.
 */
final class ScaleView {
  private static final List<String> METADATA =
      List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp");

  private ScaleView() {}

  static ObjectNode of(ObjectNode object) {
    ObjectNode scale = ObjectCodec.mapper().createObjectNode();
    scale.put("kind", "Scale");
    scale.put("apiVersion", "autoscaling/v1");
    ObjectNode metadata = scale.putObject("metadata");
    for (String field : METADATA) {
      if (object.path("metadata").has(field)) {
        metadata.set(field, object.path("metadata").get(field));
      }
    }
    scale.putObject("spec").put("replicas", object.path("spec").path("replicas").asInt(0));
    ObjectNode status = scale.putObject("status");
    status.put("replicas", object.path("status").path("replicas").asInt(0));
    status.put("selector", selector(object.path("spec").path("selector")));
    return scale;
  }

  static ObjectNode into(ObjectNode object, ObjectNode scale) {
    JsonNode replicas = scale.path("spec").path("replicas");
    if (!replicas.isMissingNode() && !replicas.isIntegralNumber()) {
      throw ApiException.badRequest(
          "Scale in version \"v1\" cannot be handled as a Scale: spec.replicas must be an integer");
    }
    ObjectNode next = object.deepCopy();
    next.withObject("spec").put("replicas", replicas.asInt(0));
    return next;
  }

  static Document document(ObjectNode scale) {
    JsonNode metadata = scale.path("metadata");
    return Document.newBuilder()
        .setApiVersion("autoscaling/v1")
        .setKind("Scale")
        .setNamespace(metadata.path("namespace").asString(""))
        .setName(metadata.path("name").asString(""))
        .setUid(metadata.path("uid").asString(""))
        .setResourceVersion(Revisions.parse(metadata.path("resourceVersion").asString("")))
        .setRaw(ObjectCodec.wrap(ObjectCodec.encode(scale)))
        .build();
  }

  /** A ReplicationController's selector has nothing but labels. */
  private static String selector(JsonNode selector) {
    List<String> terms = new ArrayList<>();
    boolean plain = !selector.has("matchLabels") && !selector.has("matchExpressions");
    (plain ? selector : selector.path("matchLabels"))
        .properties()
        .forEach(e -> terms.add(e.getKey() + "=" + e.getValue().asString("")));
    selector.path("matchExpressions").forEach(e -> terms.add(expression(e)));
    return String.join(",", terms);
  }

  private static String expression(JsonNode requirement) {
    String key = requirement.path("key").asString("");
    List<String> values = new ArrayList<>();
    requirement.path("values").forEach(value -> values.add(value.asString("")));
    String list = " (" + String.join(",", values) + ")";
    return switch (requirement.path("operator").asString("")) {
      case "In" -> key + " in" + list;
      case "NotIn" -> key + " notin" + list;
      case "DoesNotExist" -> "!" + key;
      default -> key;
    };
  }
}
