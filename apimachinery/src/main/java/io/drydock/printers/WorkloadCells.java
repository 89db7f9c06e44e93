package io.drydock.printers;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cells that several workloads have. */
public final class WorkloadCells {

  private WorkloadCells() {}

  public static int number(@Nullable Integer value) {
    return value == null ? 0 : value;
  }

  static String containers(@Nullable PodTemplateSpec template) {
    return each(template, Container::getName);
  }

  static String images(@Nullable PodTemplateSpec template) {
    return each(template, Container::getImage);
  }

  /** A selector as kubectl writes it: "app=web,tier in (a,b)"; "&lt;none&gt;" where it is empty. */
  public static String selector(@Nullable LabelSelector selector) {
    if (selector == null) {
      return "<none>";
    }
    List<String> parts = new ArrayList<>();
    if (selector.getMatchLabels() != null) {
      new TreeMap<>(selector.getMatchLabels()).forEach((k, v) -> parts.add(k + "=" + v));
    }
    if (selector.getMatchExpressions() != null) {
      selector.getMatchExpressions().forEach(r -> parts.add(requirement(r)));
    }
    return parts.isEmpty() ? "<none>" : String.join(",", parts);
  }

  public static String labels(@Nullable Map<String, String> labels) {
    return labels == null || labels.isEmpty()
        ? "<none>"
        : new TreeMap<>(labels)
            .entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(","));
  }

  private static String requirement(LabelSelectorRequirement r) {
    String values =
        r.getValues() == null
            ? ""
            : r.getValues().stream().sorted().collect(Collectors.joining(","));
    return switch (r.getOperator()) {
      case "In" -> "%s in (%s)".formatted(r.getKey(), values);
      case "NotIn" -> "%s notin (%s)".formatted(r.getKey(), values);
      case "Exists" -> r.getKey();
      case "DoesNotExist" -> "!" + r.getKey();
      default -> "<error>";
    };
  }

  private static String each(@Nullable PodTemplateSpec template, Function<Container, String> what) {
    return template == null || template.getSpec() == null
        ? ""
        : template.getSpec().getContainers().stream().map(what).collect(Collectors.joining(","));
  }
}
