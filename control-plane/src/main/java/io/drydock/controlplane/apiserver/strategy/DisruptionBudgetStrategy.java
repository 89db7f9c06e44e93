package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetStatusBuilder;

/** PodDisruptionBudgets. */
final class DisruptionBudgetStrategy implements Strategy<PodDisruptionBudget> {

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
}
