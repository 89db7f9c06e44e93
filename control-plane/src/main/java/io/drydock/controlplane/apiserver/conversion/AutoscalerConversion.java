package io.drydock.controlplane.apiserver.conversion;

import io.drydock.api.Kinds;
import io.drydock.codec.ObjectCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * HorizontalPodAutoscalers of autoscaling/v1, which knows one metric only, the CPU; v2 is stored.
 * What v1 has no field for travels in annotations, under the names that Kubernetes gives them.
 */
final class AutoscalerConversion implements Conversion {
  private static final String PREFIX = "autoscaling.alpha.kubernetes.io/";
  private static final String METRICS = PREFIX + "metrics";
  private static final String BEHAVIOR = PREFIX + "behavior";
  private static final String CURRENT_METRICS = PREFIX + "current-metrics";
  private static final String CONDITIONS = PREFIX + "conditions";
  private static final String TARGET = "targetCPUUtilizationPercentage";
  private static final String CURRENT = "currentCPUUtilizationPercentage";

  @Override
  public ObjectNode fromStored(ObjectNode stored) {
    ObjectNode result =
        stored.deepCopy().put("apiVersion", Kinds.HORIZONTAL_POD_AUTOSCALER_V1.apiVersion());
    if (result.get("spec") instanceof ObjectNode spec) {
      JsonNode metrics = spec.remove("metrics");
      List<JsonNode> others = new ArrayList<>();
      for (JsonNode metric : elements(metrics)) {
        JsonNode cpu = MetricShapes.cpuUtilization(metric, "target");
        if (cpu.isMissingNode() || spec.has(TARGET)) {
          others.add(MetricShapes.toVersion1((ObjectNode) metric));
        } else {
          spec.set(TARGET, cpu);
        }
      }
      annotate(result, METRICS, array(others));
      annotate(result, BEHAVIOR, spec.remove("behavior"));
    }
    if (result.get("status") instanceof ObjectNode status) {
      statusFromStored(result, status);
    }
    return result;
  }

  private static void statusFromStored(ObjectNode result, ObjectNode status) {
    List<JsonNode> current = new ArrayList<>();
    for (JsonNode metric : elements(status.remove("currentMetrics"))) {
      JsonNode cpu = MetricShapes.cpuUtilization(metric, "current");
      if (!cpu.isMissingNode()) {
        status.set(CURRENT, cpu);
      }
      current.add(MetricShapes.statusToVersion1((ObjectNode) metric));
    }
    annotate(result, CURRENT_METRICS, array(current));
    annotate(result, CONDITIONS, status.remove("conditions"));
  }

  @Override
  public ObjectNode toStored(ObjectNode served) {
    ObjectNode result =
        served.deepCopy().put("apiVersion", Kinds.HORIZONTAL_POD_AUTOSCALER.apiVersion());
    JsonNode metrics = annotation(result, METRICS);
    JsonNode behavior = annotation(result, BEHAVIOR);
    JsonNode current = annotation(result, CURRENT_METRICS);
    JsonNode conditions = annotation(result, CONDITIONS);
    if (result.get("spec") instanceof ObjectNode spec) {
      JsonNode cpu = spec.remove(TARGET);
      ArrayNode all = mapped(metrics, MetricShapes::toVersion2);
      if (cpu != null && !cpu.isNull()) {
        all.add(MetricShapes.cpu("target", cpu));
      }
      setIfAny(spec, "metrics", all);
      setIfAny(spec, "behavior", behavior);
    }
    if (!current.isEmpty() || !conditions.isEmpty() || result.has("status")) {
      statusToStored(result.withObject("/status"), current, conditions);
    }
    return result;
  }

  /** The annotation says more of the CPU than the field. */
  private static void statusToStored(ObjectNode status, JsonNode current, JsonNode conditions) {
    JsonNode cpu = status.remove(CURRENT);
    ArrayNode all = mapped(current, MetricShapes::statusToVersion2);
    if (all.isEmpty() && cpu != null && !cpu.isNull()) {
      all.add(MetricShapes.cpu("current", cpu));
    }
    setIfAny(status, "currentMetrics", all);
    setIfAny(status, "conditions", conditions);
  }

  private static void setIfAny(ObjectNode object, String field, JsonNode value) {
    if (!value.isEmpty()) {
      object.set(field, value);
    }
  }

  private static void annotate(
      ObjectNode object, String name, @org.jspecify.annotations.Nullable JsonNode value) {
    if (value != null && !value.isEmpty()) {
      object.withObject("/metadata").withObject("/annotations").put(name, value.toString());
    }
  }

  /** Takes an annotation off; missing where it is none of JSON. */
  private static JsonNode annotation(ObjectNode object, String name) {
    if (!(object.at("/metadata/annotations") instanceof ObjectNode annotations)) {
      return object.missingNode();
    }
    JsonNode text = annotations.get(name);
    if (text == null) {
      return object.missingNode();
    }
    try {
      JsonNode value = ObjectCodec.mapper().readTree(text.asString(""));
      annotations.remove(name);
      return value;
    } catch (JacksonException e) {
      return object.missingNode();
    }
  }

  private static ArrayNode mapped(JsonNode metrics, UnaryOperator<ObjectNode> shape) {
    ArrayNode result = ObjectCodec.mapper().createArrayNode();
    for (JsonNode metric : elements(metrics)) {
      result.add(shape.apply((ObjectNode) metric));
    }
    return result;
  }

  private static List<JsonNode> elements(@org.jspecify.annotations.Nullable JsonNode array) {
    return array == null ? List.of() : array.valueStream().filter(JsonNode::isObject).toList();
  }

  private static ArrayNode array(List<JsonNode> elements) {
    return ObjectCodec.mapper().createArrayNode().addAll(elements);
  }
}
