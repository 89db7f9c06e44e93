package io.drydock.controlplane.apiserver.body;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts that an object has whether it says so or not: what is a struct and no pointer in
 * Kubernetes. They are filled with defaults and judged like any others.
 */
final class Skeleton {
  private static final List<String> SPEC = List.of("spec");
  private static final List<String> TEMPLATE = List.of("spec", "template", "spec");
  private static final Map<Kind<?>, List<String>> PARTS = parts();

  private Skeleton() {}

  private static Map<Kind<?>, List<String>> parts() {
    Map<Kind<?>, List<String>> parts = new HashMap<>();
    List.of(
            Kinds.CERTIFICATE_SIGNING_REQUEST,
            Kinds.CSI_DRIVER,
            Kinds.CSI_NODE,
            Kinds.HORIZONTAL_POD_AUTOSCALER,
            Kinds.HORIZONTAL_POD_AUTOSCALER_V1,
            Kinds.INGRESS,
            Kinds.INGRESS_CLASS,
            Kinds.LEASE,
            Kinds.LIMIT_RANGE,
            Kinds.NETWORK_POLICY,
            Kinds.NODE,
            Kinds.PERSISTENT_VOLUME,
            Kinds.PERSISTENT_VOLUME_CLAIM,
            Kinds.POD,
            Kinds.POD_DISRUPTION_BUDGET,
            Kinds.REPLICATION_CONTROLLER,
            Kinds.RESOURCE_QUOTA,
            Kinds.SERVICE,
            Kinds.VOLUME_ATTACHMENT)
        .forEach(kind -> parts.put(kind, SPEC));
    List.of(Kinds.DAEMON_SET, Kinds.DEPLOYMENT, Kinds.JOB, Kinds.REPLICA_SET, Kinds.STATEFUL_SET)
        .forEach(kind -> parts.put(kind, TEMPLATE));
    parts.put(Kinds.CRON_JOB, List.of("spec", "jobTemplate", "spec", "template", "spec"));
    parts.put(Kinds.POD_TEMPLATE, List.of("template", "spec"));
    return Map.copyOf(parts);
  }

  static void complete(Kind<?> kind, ObjectNode tree) {
    ObjectNode at = tree;
    for (String part : PARTS.getOrDefault(kind, List.of())) {
      JsonNode there = at.path(part);
      if (there.isMissingNode() || there.isNull()) {
        there = at.putObject(part);
      }
      if (!(there instanceof ObjectNode next)) {
        return;
      }
      at = next;
    }
  }
}
