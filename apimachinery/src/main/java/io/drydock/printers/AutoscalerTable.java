package io.drydock.printers;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricStatus;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricTarget;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricValueStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** HorizontalPodAutoscalers, with what they aim at: "cpu: 12%/50%, 3/10 (avg)". */
final class AutoscalerTable {
  private static final int SHOWN = 2;
  private static final String UNKNOWN = "<unknown>";

  private AutoscalerTable() {}

  static KindTable<HorizontalPodAutoscaler> table() {
    return CellTable.<HorizontalPodAutoscaler>named()
        .text("Reference", AutoscalerTable::reference)
        .text("Targets", AutoscalerTable::targets)
        .text("MinPods", AutoscalerTable::minimum)
        .text("MaxPods", a -> WorkloadCells.number(a.getSpec().getMaxReplicas()))
        .text("Replicas", AutoscalerTable::replicas)
        .age()
        .build();
  }

  private static String reference(HorizontalPodAutoscaler autoscaler) {
    var target = autoscaler.getSpec().getScaleTargetRef();
    return target == null ? "/" : target.getKind() + "/" + target.getName();
  }

  private static String minimum(HorizontalPodAutoscaler autoscaler) {
    Integer minimum = autoscaler.getSpec().getMinReplicas();
    return minimum == null ? "<unset>" : Integer.toString(minimum);
  }

  private static int replicas(HorizontalPodAutoscaler autoscaler) {
    return autoscaler.getStatus() == null
        ? 0
        : WorkloadCells.number(autoscaler.getStatus().getCurrentReplicas());
  }

  private static String targets(HorizontalPodAutoscaler autoscaler) {
    List<MetricSpec> specs = autoscaler.getSpec().getMetrics();
    if (specs.isEmpty()) {
      return "<none>";
    }
    List<MetricStatus> statuses =
        autoscaler.getStatus() == null ? List.of() : autoscaler.getStatus().getCurrentMetrics();
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < specs.size() && i < SHOWN; i++) {
      shown.add(metric(specs.get(i), i < statuses.size() ? statuses.get(i) : new MetricStatus()));
    }
    String all = String.join(", ", shown);
    return specs.size() > SHOWN ? "%s + %d more...".formatted(all, specs.size() - SHOWN) : all;
  }

  /** A metric and its latest value; they are of one type where all is well. */
  private static String metric(MetricSpec spec, MetricStatus status) {
    return switch (spec.getType()) {
      case "External" ->
          value(
              spec.getExternal().getTarget(),
              status.getExternal() == null ? null : status.getExternal().getCurrent());
      case "Object" ->
          value(
              spec.getObject().getTarget(),
              status.getObject() == null ? null : status.getObject().getCurrent());
      case "Pods" ->
          (status.getPods() == null ? UNKNOWN : average(status.getPods().getCurrent()))
              + "/"
              + text(spec.getPods().getTarget().getAverageValue());
      case "Resource" ->
          resource(
              spec.getResource().getName(),
              spec.getResource().getTarget(),
              status.getResource() == null ? null : status.getResource().getCurrent());
      case "ContainerResource" ->
          resource(
              spec.getContainerResource().getName(),
              spec.getContainerResource().getTarget(),
              status.getContainerResource() == null
                  ? null
                  : status.getContainerResource().getCurrent());
      default -> "<unknown type>";
    };
  }

  private static String value(MetricTarget target, @Nullable MetricValueStatus current) {
    if (target.getAverageValue() != null) {
      return average(current) + "/" + text(target.getAverageValue()) + " (avg)";
    }
    return (current == null ? UNKNOWN : text(current.getValue())) + "/" + text(target.getValue());
  }

  private static String resource(
      String name, MetricTarget target, @Nullable MetricValueStatus current) {
    if (target.getAverageValue() != null) {
      return "%s: %s/%s".formatted(name, average(current), text(target.getAverageValue()));
    }
    Integer used = current == null ? null : current.getAverageUtilization();
    Integer wanted = target.getAverageUtilization();
    return "%s: %s/%s"
        .formatted(
            name, used == null ? UNKNOWN : used + "%", wanted == null ? "<auto>" : wanted + "%");
  }

  private static String average(@Nullable MetricValueStatus current) {
    return current == null || current.getAverageValue() == null
        ? UNKNOWN
        : current.getAverageValue().toString();
  }

  private static String text(@Nullable Quantity quantity) {
    return quantity == null ? "0" : quantity.toString();
  }
}
