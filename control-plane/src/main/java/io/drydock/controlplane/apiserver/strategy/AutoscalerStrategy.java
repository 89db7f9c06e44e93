package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingPolicy;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRules;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerStatusBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpecBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** HorizontalPodAutoscalers: without a metric they aim at 80 % of the CPU that is requested. */
final class AutoscalerStrategy implements Strategy<HorizontalPodAutoscaler> {
  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final int UTILIZATION = 80;
  private static final HPAScalingPolicy DOUBLE = new HPAScalingPolicy(15, "Percent", 100);
  private static final HPAScalingPolicy FOUR_PODS = new HPAScalingPolicy(15, "Pods", 4);

  @Override
  public Kind<HorizontalPodAutoscaler> kind() {
    return Kinds.HORIZONTAL_POD_AUTOSCALER;
  }

  @Override
  public void setDefaults(HorizontalPodAutoscaler autoscaler) {
    HorizontalPodAutoscalerSpec spec = autoscaler.getSpec();
    if (spec == null) {
      return;
    }
    spec.setMinReplicas(Absent.or(spec.getMinReplicas(), 1));
    if (spec.getMetrics().isEmpty()) {
      spec.setMetrics(
          List.of(
              new MetricSpecBuilder()
                  .withType("Resource")
                  .withNewResource()
                  .withName("cpu")
                  .withNewTarget()
                  .withType("Utilization")
                  .withAverageUtilization(UTILIZATION)
                  .endTarget()
                  .endResource()
                  .build()));
    }
    HorizontalPodAutoscalerBehavior behavior = spec.getBehavior();
    if (behavior != null) {
      behavior.setScaleUp(rules(behavior.getScaleUp(), 0, List.of(FOUR_PODS, DOUBLE)));
      behavior.setScaleDown(rules(behavior.getScaleDown(), null, List.of(DOUBLE)));
    }
  }

  private static HPAScalingRules rules(
      @Nullable HPAScalingRules said, @Nullable Integer window, List<HPAScalingPolicy> policies) {
    HPAScalingRules rules = said == null ? new HPAScalingRules() : said;
    rules.setSelectPolicy(Absent.text(rules.getSelectPolicy(), "Max"));
    if (rules.getStabilizationWindowSeconds() == null) {
      rules.setStabilizationWindowSeconds(window);
    }
    if (rules.getPolicies().isEmpty()) {
      rules.setPolicies(policies);
    }
    return rules;
  }

  @Override
  public void prepareCreate(HorizontalPodAutoscaler autoscaler) {
    autoscaler.setStatus(
        new HorizontalPodAutoscalerStatusBuilder()
            .withDesiredReplicas(0)
            .withCurrentReplicas(0)
            .build());
  }

  @Override
  public void validate(HorizontalPodAutoscaler autoscaler, Violations violations) {
    HorizontalPodAutoscalerSpec spec = autoscaler.getSpec();
    if (spec == null) {
      violations.required(SPEC);
      return;
    }
    int minimum = spec.getMinReplicas();
    int maximum = Absent.or(spec.getMaxReplicas(), 0);
    if (minimum < 1) {
      violations.invalid(SPEC.child("minReplicas"), minimum, "must be greater than or equal to 1");
    }
    if (maximum < 1) {
      violations.invalid(SPEC.child("maxReplicas"), maximum, "must be greater than 0");
    } else if (maximum < minimum) {
      violations.invalid(
          SPEC.child("maxReplicas"), maximum, "must be greater than or equal to `minReplicas`");
    }
    FieldPath target = SPEC.child("scaleTargetRef");
    var reference = spec.getScaleTargetRef();
    required(reference == null ? null : reference.getKind(), target.child("kind"), violations);
    required(reference == null ? null : reference.getName(), target.child("name"), violations);
  }

  private static void required(@Nullable String text, FieldPath path, Violations violations) {
    if (text == null || text.isEmpty()) {
      violations.required(path);
    }
  }
}
