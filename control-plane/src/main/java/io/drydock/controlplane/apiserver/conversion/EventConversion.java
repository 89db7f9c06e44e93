package io.drydock.controlplane.apiserver.conversion;

import io.drydock.api.Kinds;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Events of events.k8s.io/v1 and of the core group: the same fields, some under other names. */
final class EventConversion implements Conversion {
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
