package io.drydock.controlplane.apiserver.validation;

import io.drydock.api.Selectors;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules that all workloads share: a selector that fits the template's labels, and a good template.
 */
public final class WorkloadRules {
  private static final FieldPath SPEC = FieldPath.of("spec");

  private WorkloadRules() {}

  public static void selectorAndTemplate(
      String workload,
      @Nullable LabelSelector selector,
      @Nullable PodTemplateSpec template,
      Violations violations) {
    FieldPath path = SPEC.child("selector");
    if (selector == null) {
      violations.required(path);
    } else {
      LabelRules.selector(selector, path, violations);
      if (isEmpty(selector)) {
        violations.invalid(path, selector, "empty selector is invalid for " + workload);
      }
    }
    template(selector, template, violations);
  }

  private static boolean isEmpty(LabelSelector selector) {
    boolean noLabels = selector.getMatchLabels() == null || selector.getMatchLabels().isEmpty();
    return noLabels && selector.getMatchExpressions().isEmpty();
  }

  private static void template(
      @Nullable LabelSelector selector, @Nullable PodTemplateSpec template, Violations violations) {
    FieldPath path = SPEC.child("template");
    if (template == null) {
      violations.required(path);
      return;
    }
    Map<String, String> labels =
        template.getMetadata() == null ? null : template.getMetadata().getLabels();
    LabelRules.labels(labels, path.child("metadata").child("labels"), violations);
    if (!matches(selector, labels)) {
      violations.invalid(
          path.child("metadata").child("labels"),
          labels == null ? Map.of() : labels,
          "`selector` does not match template `labels`");
    }
    PodRules.validate(template.getSpec(), path.child("spec"), violations);
    if (template.getSpec() != null && !"Always".equals(template.getSpec().getRestartPolicy())) {
      violations.notSupported(
          path.child("spec").child("restartPolicy"),
          template.getSpec().getRestartPolicy(),
          Set.of("Always"));
    }
  }

  private static boolean matches(
      @Nullable LabelSelector selector, @Nullable Map<String, String> labels) {
    try {
      return (selector != null && isEmpty(selector)) || Selectors.of(selector).test(labels);
    } catch (IllegalArgumentException e) {
      return true; // the selector itself has been found wrong
    }
  }

  public static void notNegative(@Nullable Integer value, FieldPath path, Violations violations) {
    if (value != null && value < 0) {
      violations.invalid(path, value, "must be greater than or equal to 0");
    }
  }

  public static void selectorIsImmutable(
      @Nullable LabelSelector next, @Nullable LabelSelector old, Violations violations) {
    if (!Objects.equals(next, old)) {
      violations.immutable(SPEC.child("selector"), next);
    }
  }
}
