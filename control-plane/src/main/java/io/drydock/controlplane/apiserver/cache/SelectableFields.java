package io.drydock.controlplane.apiserver.cache;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Which fields a field selector may name, kind by kind; after Kubernetes' own list. */
final class SelectableFields {
  private static final Map<Kind<?>, List<String>> BEYOND_METADATA =
      Map.of(
          Kinds.REPLICATION_CONTROLLER,
          List.of("status.replicas"),
          Kinds.JOB,
          List.of("status.successful"),
          Kinds.CERTIFICATE_SIGNING_REQUEST,
          List.of("spec.signerName"),
          Kinds.POD,
          List.of(
              "spec.nodeName",
              "spec.restartPolicy",
              "spec.schedulerName",
              "spec.serviceAccountName",
              "spec.hostNetwork",
              "status.phase",
              "status.podIP",
              "status.nominatedNodeName"),
          Kinds.NODE,
          List.of("spec.unschedulable"),
          Kinds.NAMESPACE,
          List.of("status.phase"),
          Kinds.SECRET,
          List.of("type"),
          Kinds.SERVICE,
          List.of("spec.clusterIP", "spec.type"),
          Kinds.REPLICA_SET,
          List.of("status.replicas"),
          Kinds.EVENT,
          List.of(
              "involvedObject.kind",
              "involvedObject.namespace",
              "involvedObject.name",
              "involvedObject.uid",
              "involvedObject.apiVersion",
              "involvedObject.resourceVersion",
              "involvedObject.fieldPath",
              "reason",
              "reportingComponent",
              "source",
              "type"));

  private SelectableFields() {}

  static List<String> of(Kind<?> kind) {
    Stream<String> metadata =
        kind.namespaced()
            ? Stream.of("metadata.name", "metadata.namespace")
            : Stream.of("metadata.name");
    return Stream.concat(metadata, BEYOND_METADATA.getOrDefault(kind, List.of()).stream()).toList();
  }

  /** The fields' values; an absent field is the empty string, or false where it is a boolean. */
  static Map<String, String> read(Kind<?> kind, JsonNode tree) {
    Map<String, String> values = new HashMap<>();
    for (String field : of(kind)) {
      values.put(field, value(field, tree));
    }
    return values;
  }

  private static String value(String field, JsonNode tree) {
    JsonNode node = tree;
    for (String name : field.split("\\.", -1)) {
      node = node.path(name);
    }
    return switch (field) {
      case "spec.unschedulable", "spec.hostNetwork" -> Boolean.toString(node.asBoolean(false));
      case "status.replicas" -> Integer.toString(node.asInt(0));
      case "status.successful" -> Integer.toString(tree.path("status").path("succeeded").asInt(0));
      case "source" -> node.path("component").asString("");
      default -> node.asString("");
    };
  }
}
