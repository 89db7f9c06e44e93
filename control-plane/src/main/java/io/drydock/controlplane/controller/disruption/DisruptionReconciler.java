package io.drydock.controlplane.controller.disruption;

import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.api.Selectors;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.Reason;
import io.drydock.informer.Snapshot;
import io.drydock.lifecycle.Clock;
import io.drydock.reconcile.Reconciler;
import io.drydock.reconcile.Result;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Observes one budget and writes the status that {@link DisruptionPlan} decides. */
final class DisruptionReconciler implements Reconciler {
  private final ApiClient api;
  private final Clock clock;
  private final Snapshot<PodDisruptionBudget> budgets;
  private final Snapshot<Pod> pods;
  private final Scales scales;

  DisruptionReconciler(
      ApiClient api,
      Clock clock,
      Snapshot<PodDisruptionBudget> budgets,
      Snapshot<Pod> pods,
      Scales scales) {
    this.api = api;
    this.clock = clock;
    this.budgets = budgets;
    this.pods = pods;
    this.scales = scales;
  }

  @Override
  public Result reconcile(ObjectKey key) {
    return budgets.get(key).map(this::reconcile).orElse(Result.done());
  }

  private Result reconcile(PodDisruptionBudget budget) {
    List<Pod> selected = selected(budget);
    var seen = new BudgetObservation(budget, selected, scales.expected(selected), clock.now());
    Optional<PodDisruptionBudgetStatus> status = DisruptionPlan.decide(seen);
    if (status.isPresent()) {
      write(budget, status.get());
    }
    return DisruptionPlan.nextLook(seen)
        .map(when -> Result.after(positive(Duration.between(clock.now(), when))))
        .orElse(Result.done());
  }

  private List<Pod> selected(PodDisruptionBudget budget) {
    var selector = budget.getSpec().getSelector();
    if (selector == null) {
      return List.of();
    }
    var matches = Selectors.of(selector);
    return pods.inNamespace(budget.getMetadata().getNamespace()).stream()
        .filter(pod -> matches.test(pod.getMetadata().getLabels()))
        .toList();
  }

  /** Evictions write there too: the revision makes sure that none is lost. */
  private void write(PodDisruptionBudget budget, PodDisruptionBudgetStatus status) {
    Cause cause = Cause.of("disruption-controller", "the pods' health has changed", budget);
    var next = new PodDisruptionBudgetBuilder(budget).withStatus(status).build();
    try {
      var _ = api.updateStatus(Kinds.POD_DISRUPTION_BUDGET, next, cause);
    } catch (ApiException e) {
      if (!e.is(Reason.NOT_FOUND)) {
        throw e;
      }
    }
  }

  private static Duration positive(Duration delay) {
    return delay.isPositive() ? delay : Duration.ofMillis(1);
  }
}
