package io.drydock.controlplane.apiserver.conversion;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Events of events.k8s.io/v1 and of the core group: the same fields, some under other names. */
final class EventConversion implements Conversion {
  private static final int MAX_NOTE = 1024;
  private static final Set<String> TYPES = Set.of("Normal", "Warning");
  private static final List<String> REQUIRED =
      List.of("eventTime", "reportingController", "reportingInstance", "action", "reason");
  private static final Map<String, String> TO_STORED =
      Map.of(
          "regarding", "involvedObject",
          "note", "message",
          "reportingController", "reportingComponent",
          "deprecatedSource", "source",
          "deprecatedFirstTimestamp", "firstTimestamp",
          "deprecatedLastTimestamp", "lastTimestamp",
          "deprecatedCount", "count");
  private static final Map<String, String> FROM_STORED =
      TO_STORED.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

  @Override
  public ObjectNode toStored(ObjectNode served) {
    return renamed(served, TO_STORED).put("apiVersion", Kinds.EVENT.apiVersion());
  }

  @Override
  public ObjectNode fromStored(ObjectNode stored) {
    return renamed(stored, FROM_STORED).put("apiVersion", Kinds.EVENT_V1.apiVersion());
  }

  /** The newer group has no events that leave out who did what. */
  @Override
  public void validateCreate(ObjectNode served, Violations violations) {
    for (String field : REQUIRED) {
      if (served.path(field).asString("").isEmpty()) {
        violations.required(FieldPath.of(field));
      }
    }
    String type = served.path("type").asString("");
    if (!TYPES.contains(type)) {
      violations.invalid(FieldPath.of("type"), "", "has invalid value: " + type);
    }
    if (served.path("note").asString("").getBytes(UTF_8).length > MAX_NOTE) {
      violations.invalid(FieldPath.of("note"), "", "can have at most 1024 bytes");
    }
  }

  @Override
  public String storedField(String field) {
    int dot = field.indexOf('.');
    String first = dot < 0 ? field : field.substring(0, dot);
    return TO_STORED.getOrDefault(first, first) + (dot < 0 ? "" : field.substring(dot));
  }

  private static ObjectNode renamed(ObjectNode event, Map<String, String> names) {
    ObjectNode result = event.objectNode();
    event
        .properties()
        .forEach(
            e -> result.set(names.getOrDefault(e.getKey(), e.getKey()), e.getValue().deepCopy()));
    return result;
  }
}
