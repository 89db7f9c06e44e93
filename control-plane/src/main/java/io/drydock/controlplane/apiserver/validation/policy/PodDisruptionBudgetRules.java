package io.drydock.controlplane.apiserver.validation.policy;

import io.drydock.controlplane.apiserver.validation.AmountRules;
import io.drydock.controlplane.apiserver.validation.ConditionRules;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.GoText;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of PodDisruptionBudgets. */
public final class PodDisruptionBudgetRules implements KindRules<PodDisruptionBudget> {
  private static final List<String> POLICIES = List.of("AlwaysAllow", "IfHealthyBudget");

  @Override
  public void validate(PodDisruptionBudget budget, Violations violations) {
    PodDisruptionBudgetSpec spec = budget.getSpec();
    if (spec == null) {
      return;
    }
    Field field = violations.at("spec");
    if (spec.getMinAvailable() != null && spec.getMaxUnavailable() != null) {
      field.invalid(
          GoText.json("policy.PodDisruptionBudgetSpec", spec),
          "minAvailable and maxUnavailable cannot be both set");
    }
    amount(spec.getMinAvailable(), field.child("minAvailable"));
    amount(spec.getMaxUnavailable(), field.child("maxUnavailable"));
    LabelRules.selector(spec.getSelector(), field.child("selector"));
    field
        .child("unhealthyPodEvictionPolicy")
        .optionalOneOf(spec.getUnhealthyPodEvictionPolicy(), POLICIES);
  }

  private static void amount(@Nullable IntOrString amount, Field field) {
    AmountRules.positive(amount, field);
    AmountRules.atMostAll(amount, field);
  }

  @Override
  public void validateStatus(
      PodDisruptionBudget next, PodDisruptionBudget old, Violations violations) {
    PodDisruptionBudgetStatus status = next.getStatus();
    if (status == null) {
      return;
    }
    Field field = violations.at("status");
    ConditionRules.validate(status.getConditions(), field.child("conditions"));
    field.child("disruptionsAllowed").notNegative(status.getDisruptionsAllowed());
    field.child("currentHealthy").notNegative(status.getCurrentHealthy());
    field.child("desiredHealthy").notNegative(status.getDesiredHealthy());
    field.child("expectedPods").notNegative(status.getExpectedPods());
  }
}
