package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetStatusBuilder;

/** PodDisruptionBudgets. */
final class DisruptionBudgetStrategy implements Strategy<PodDisruptionBudget> {
  private static final FieldPath SPEC = FieldPath.of("spec");

  @Override
  public Kind<PodDisruptionBudget> kind() {
    return Kinds.POD_DISRUPTION_BUDGET;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }

  @Override
  public void prepareCreate(PodDisruptionBudget budget) {
    budget.setStatus(
        new PodDisruptionBudgetStatusBuilder()
            .withDisruptionsAllowed(0)
            .withCurrentHealthy(0)
            .withDesiredHealthy(0)
            .withExpectedPods(0)
            .build());
  }

  @Override
  public void validate(PodDisruptionBudget budget, Violations violations) {
    PodDisruptionBudgetSpec spec = budget.getSpec();
    if (spec == null) {
      return;
    }
    if (spec.getMinAvailable() != null && spec.getMaxUnavailable() != null) {
      violations.invalid(SPEC, spec, "minAvailable and maxUnavailable cannot be both set");
    }
    if (spec.getSelector() != null) {
      LabelRules.selector(spec.getSelector(), SPEC.child("selector"), violations);
    }
  }
}
