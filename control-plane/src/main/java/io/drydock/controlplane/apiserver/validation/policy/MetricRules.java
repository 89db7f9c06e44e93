package io.drydock.controlplane.apiserver.validation.policy;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.Formats;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.QuantityRules;
import io.drydock.controlplane.apiserver.validation.ResourceNames;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.autoscaling.v2.ContainerResourceMetricSource;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricIdentifier;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricTarget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of what an autoscaler goes by: one source a metric, of the type that it names. */
final class MetricRules {
  /** By type, the field that holds its source. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "ContainerResource", "containerResource",
          "External", "external",
          "Object", "object",
          "Pods", "pods",
          "Resource", "resource");

  private static final List<String> TYPES = FIELDS.keySet().stream().sorted().toList();
  private static final Set<String> TARGETS = Set.of("Utilization", "Value", "AverageValue");

  private MetricRules() {}

  static void validate(MetricSpec metric, Field field) {
    String type = Objects.requireNonNullElse(metric.getType(), "");
    if (type.isEmpty()) {
      field.child("type").required("must specify a metric source type");
    }
    field.child("type").oneOf(type, TYPES);
    Map<String, Runnable> sources = sources(metric, field);
    sources.values().stream().findFirst().ifPresent(Runnable::run);
    String expected = FIELDS.get(type);
    if (expected != null && !sources.containsKey(expected)) {
      field.child(expected).required("must populate information for the given metric source");
    }
    if (sources.size() > 1) {
      sources.keySet().stream()
          .filter(name -> !name.equals(expected))
          .forEach(
              name -> field.child(name).forbidden("must populate the given metric source only"));
    }
  }

  /** Those that are there, with the rules to apply to each. */
  private static Map<String, Runnable> sources(MetricSpec metric, Field field) {
    Map<String, Runnable> sources = new LinkedHashMap<>();
    if (metric.getObject() != null) {
      sources.put("object", () -> object(metric, field.child("object")));
    }
    if (metric.getExternal() != null) {
      sources.put("external", () -> external(metric, field.child("external")));
    }
    if (metric.getPods() != null) {
      sources.put("pods", () -> pods(metric, field.child("pods")));
    }
    if (metric.getResource() != null) {
      sources.put("resource", () -> resource(metric, field.child("resource")));
    }
    if (metric.getContainerResource() != null) {
      sources.put(
          "containerResource",
          () -> container(metric.getContainerResource(), field.child("containerResource")));
    }
    return sources;
  }

  private static void object(MetricSpec metric, Field field) {
    var source = metric.getObject();
    AutoscalerRules.reference(source.getDescribedObject(), field.child("describedObject"));
    identifier(source.getMetric(), field.child("metric"));
    MetricTarget target = target(source.getTarget(), field.child("target"));
    if (target.getValue() == null && target.getAverageValue() == null) {
      field
          .child("target")
          .child("averageValue")
          .required("must set either a target value or averageValue");
    }
  }

  private static void external(MetricSpec metric, Field field) {
    var source = metric.getExternal();
    identifier(source.getMetric(), field.child("metric"));
    MetricTarget target = target(source.getTarget(), field.child("target"));
    if (target.getValue() == null && target.getAverageValue() == null) {
      field
          .child("target")
          .child("averageValue")
          .required("must set either a target value for metric or a per-pod target");
    }
    if (target.getValue() != null && target.getAverageValue() != null) {
      field
          .child("target")
          .child("value")
          .forbidden("may not set both a target value for metric and a per-pod target");
    }
  }

  private static void pods(MetricSpec metric, Field field) {
    var source = metric.getPods();
    identifier(source.getMetric(), field.child("metric"));
    MetricTarget target = target(source.getTarget(), field.child("target"));
    if (target.getAverageValue() == null) {
      field
          .child("target")
          .child("averageValue")
          .required("must specify a positive target averageValue");
    }
  }

  private static void resource(MetricSpec metric, Field field) {
    var source = metric.getResource();
    resourceName(source.getName(), field.child("name"));
    utilization(source.getTarget(), field.child("target"));
  }

  private static void container(ContainerResourceMetricSource source, Field field) {
    if (resourceName(source.getName(), field.child("name"))) {
      ResourceNames.container(source.getName(), field.child("name"));
    }
    if (Field.isEmpty(source.getContainer())) {
      field.child("container").required("must specify a container");
    } else {
      field.child("container").text(source.getContainer(), NameRule.LABEL);
    }
    utilization(source.getTarget(), field.child("target"));
  }

  private static boolean resourceName(@Nullable String name, Field field) {
    if (Field.isEmpty(name)) {
      field.required("must specify a resource name");
      return false;
    }
    return true;
  }

  private static void utilization(@Nullable MetricTarget given, Field field) {
    MetricTarget target = target(given, field);
    boolean utilization = target.getAverageUtilization() != null;
    boolean value = target.getAverageValue() != null;
    if (!utilization && !value) {
      field
          .child("averageUtilization")
          .required("must set either a target raw value or a target utilization");
    }
    if (utilization && value) {
      field
          .child("averageValue")
          .forbidden("may not set both a target raw value and a target utilization");
    }
  }

  private static void identifier(@Nullable MetricIdentifier metric, Field field) {
    String name = metric == null ? null : metric.getName();
    if (Field.isEmpty(name)) {
      field.child("name").required("must specify a metric name");
    } else {
      field.child("name").text(name, Formats.PATH_SEGMENT);
    }
  }

  private static MetricTarget target(@Nullable MetricTarget given, Field field) {
    MetricTarget target = Objects.requireNonNullElseGet(given, MetricTarget::new);
    String type = Objects.requireNonNullElse(target.getType(), "");
    if (type.isEmpty()) {
      field.child("type").required("must specify a metric target type");
    }
    if (!TARGETS.contains(type)) {
      field.child("type").invalid(type, "must be either Utilization, Value, or AverageValue");
    }
    positive(target.getValue(), field.child("value"));
    positive(target.getAverageValue(), field.child("averageValue"));
    Integer utilization = target.getAverageUtilization();
    if (utilization != null && utilization < 1) {
      field.child("averageUtilization").invalid(utilization, "must be greater than 0");
    }
    return target;
  }

  private static void positive(@Nullable Quantity amount, Field field) {
    if (amount != null && QuantityRules.exact(amount).signum() <= 0) {
      field.invalid(amount, "must be positive");
    }
  }
}
