package io.drydock.controlplane.apiserver.validation.policy;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.Formats;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingPolicy;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRules;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of HorizontalPodAutoscalers, whatever version they come in. */
public final class AutoscalerRules implements KindRules<HorizontalPodAutoscaler> {
  private static final List<String> SELECTS = List.of("Disabled", "Max", "Min");
  private static final List<String> POLICY_TYPES = List.of("Percent", "Pods");
  private static final int MAX_WINDOW = 3600;
  private static final int MAX_PERIOD = 1800;

  @Override
  public void validate(HorizontalPodAutoscaler autoscaler, Violations violations) {
    HorizontalPodAutoscalerSpec spec =
        Objects.requireNonNullElseGet(autoscaler.getSpec(), HorizontalPodAutoscalerSpec::new);
    Field field = violations.at("spec");
    replicas(spec, field);
    reference(spec.getScaleTargetRef(), field.child("scaleTargetRef"));
    field.child("metrics").each(spec.getMetrics(), MetricRules::validate);
    if (spec.getBehavior() != null) {
      behavior(spec.getBehavior().getScaleUp(), field.child("behavior").child("scaleUp"));
      behavior(spec.getBehavior().getScaleDown(), field.child("behavior").child("scaleDown"));
    }
  }

  private static void replicas(HorizontalPodAutoscalerSpec spec, Field field) {
    Integer min = spec.getMinReplicas();
    int max = Objects.requireNonNullElse(spec.getMaxReplicas(), 0);
    if (min != null && min < 1) {
      field.child("minReplicas").invalid(min, "must be greater than or equal to 1");
    }
    if (max < 1) {
      field.child("maxReplicas").invalid(max, "must be greater than 0");
    }
    if (min != null && max < min) {
      field.child("maxReplicas").invalid(max, "must be greater than or equal to `minReplicas`");
    }
  }

  static void reference(@Nullable CrossVersionObjectReference given, Field field) {
    CrossVersionObjectReference reference =
        Objects.requireNonNullElseGet(given, CrossVersionObjectReference::new);
    field.child("kind").needed(reference.getKind(), Formats.PATH_SEGMENT);
    field.child("name").needed(reference.getName(), Formats.PATH_SEGMENT);
  }

  private static void behavior(@Nullable HPAScalingRules rules, Field field) {
    if (rules == null) {
      return;
    }
    window(rules.getStabilizationWindowSeconds(), field.child("stabilizationWindowSeconds"));
    field.child("selectPolicy").optionalOneOf(rules.getSelectPolicy(), SELECTS);
    if (rules.getPolicies().isEmpty()) {
      field.child("policies").required("must specify at least one Policy");
    }
    field.child("policies").each(rules.getPolicies(), AutoscalerRules::policy);
  }

  private static void window(@Nullable Integer seconds, Field field) {
    if (seconds != null && seconds < 0) {
      field.invalid(seconds, "must be greater than or equal to zero");
    }
    atMost(seconds, MAX_WINDOW, field);
  }

  private static void policy(HPAScalingPolicy policy, Field field) {
    field.child("type").oneOf(policy.getType(), POLICY_TYPES);
    positive(policy.getValue(), field.child("value"));
    positive(policy.getPeriodSeconds(), field.child("periodSeconds"));
    atMost(policy.getPeriodSeconds(), MAX_PERIOD, field.child("periodSeconds"));
  }

  private static void positive(@Nullable Integer given, Field field) {
    int value = Objects.requireNonNullElse(given, 0);
    if (value <= 0) {
      field.invalid(value, "must be greater than zero");
    }
  }

  private static void atMost(@Nullable Integer value, int max, Field field) {
    if (value != null && value > max) {
      field.invalid(value, "must be less than or equal to " + max);
    }
  }

  @Override
  public void validateStatus(
      HorizontalPodAutoscaler next, HorizontalPodAutoscaler old, Violations violations) {
    if (next.getStatus() != null) {
      Field field = violations.at("status");
      field.child("currentReplicas").notNegative(next.getStatus().getCurrentReplicas());
      field.child("desiredReplicas").notNegative(next.getStatus().getDesiredReplicas());
    }
  }
}
