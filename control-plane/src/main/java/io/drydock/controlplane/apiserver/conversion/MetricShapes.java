package io.drydock.controlplane.apiserver.conversion;

import io.drydock.codec.ObjectCodec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One metric of an autoscaler, wanted or current, as autoscaling/v1 writes it (flat, in an
 * annotation) and as v2 does (with a "metric" and a "target" or "current").
 */
final class MetricShapes {
  private static final Map<String, String> SOURCES =
      Map.of(
          "Resource", "resource",
          "ContainerResource", "containerResource",
          "Pods", "pods",
          "Object", "object",
          "External", "external");

  /** A value's name in v2, and its name in v1's wanted and current metrics of one type. */
  private record Value(String version2, String version1) {}

  private MetricShapes() {}

  /** The CPU's utilization where the metric is that; "target" or "current" says which. */
  static JsonNode cpuUtilization(JsonNode metric, String role) {
    boolean cpu =
        metric.path("type").asString("").equals("Resource")
            && metric.at("/resource/name").asString("").equals("cpu");
    return cpu
        ? metric.path("resource").path(role).path("averageUtilization")
        : metric.path("missing");
  }

  /** The CPU's utilization as a metric of v2. */
  static ObjectNode cpu(String role, JsonNode utilization) {
    ObjectNode metric = ObjectCodec.mapper().createObjectNode().put("type", "Resource");
    ObjectNode value = metric.putObject("resource").put("name", "cpu").putObject(role);
    if (role.equals("target")) {
      value.put("type", "Utilization");
    }
    value.set("averageUtilization", utilization);
    return metric;
  }

  static ObjectNode toVersion1(ObjectNode metric) {
    return flatten(metric, "target");
  }

  static ObjectNode statusToVersion1(ObjectNode metric) {
    return flatten(metric, "current");
  }

  static ObjectNode toVersion2(ObjectNode metric) {
    return unfold(metric, "target");
  }

  static ObjectNode statusToVersion2(ObjectNode metric) {
    return unfold(metric, "current");
  }

  private static ObjectNode flatten(ObjectNode metric, String role) {
    ObjectNode result = metric.deepCopy();
    String type = metric.path("type").asString("");
    if (!(result.get(source(type)) instanceof ObjectNode source)) {
      return result;
    }
    JsonNode named = source.remove("metric");
    if (named != null) {
      move(named, "name", source, "metricName");
      move(named, "selector", source, selector(type));
    }
    JsonNode values = source.remove(role);
    for (Value value : values(type, role)) {
      if (values != null) {
        move(values, value.version2(), source, value.version1());
      }
    }
    JsonNode described = source.remove("describedObject");
    if (described != null) {
      source.set("target", described);
    }
    return result;
  }

  private static ObjectNode unfold(ObjectNode metric, String role) {
    ObjectNode result = metric.deepCopy();
    String type = metric.path("type").asString("");
    if (!(result.get(source(type)) instanceof ObjectNode source)) {
      return result;
    }
    JsonNode described = type.equals("Object") ? source.remove("target") : null;
    ObjectNode values = source.objectNode();
    for (Value value : values(type, role)) {
      move(source, value.version1(), values, value.version2());
      source.remove(value.version1());
    }
    if (role.equals("target")) {
      values.put("type", targetType(values));
    }
    if (!type.endsWith("Resource")) {
      ObjectNode named = source.putObject("metric");
      move(source, "metricName", named, "name");
      move(source, selector(type), named, "selector");
      source.remove(List.of("metricName", selector(type)));
    }
    source.set(role, values);
    if (described != null) {
      source.set("describedObject", described);
    }
    return result;
  }

  private static String targetType(ObjectNode values) {
    if (values.has("averageUtilization")) {
      return "Utilization";
    }
    return values.has("averageValue") ? "AverageValue" : "Value";
  }

  private static List<Value> values(String type, String role) {
    String prefix = role;
    return switch (type) {
      case "Object" ->
          List.of(new Value("value", prefix + "Value"), new Value("averageValue", "averageValue"));
      case "External" ->
          List.of(
              new Value("value", prefix + "Value"),
              new Value("averageValue", prefix + "AverageValue"));
      default ->
          List.of(
              new Value("averageUtilization", prefix + "AverageUtilization"),
              new Value("averageValue", prefix + "AverageValue"));
    };
  }

  private static String selector(String type) {
    return type.equals("External") ? "metricSelector" : "selector";
  }

  private static String source(String type) {
    return SOURCES.getOrDefault(type, type.toLowerCase(Locale.ROOT));
  }

  private static void move(JsonNode from, String name, ObjectNode to, String newName) {
    JsonNode value = from.get(name);
    if (value != null && !value.isNull()) {
      to.set(newName, value);
    }
  }
}
