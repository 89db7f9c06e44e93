package io.drydock.controlplane.controller.disruption;

import static java.util.Objects.requireNonNullElse;

import io.drydock.api.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetStatus;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetStatusBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides what a budget's status is to say, after Kubernetes' disruption controller. Pure; a
 * settled budget decides nothing.
 */
final class DisruptionPlan {
  /** How long an eviction that was granted may take before it is taken for failed. */
  static final Duration DELETION_TIMEOUT = Duration.ofMinutes(2);

  private DisruptionPlan() {}

  /** How many must stay, of how many. */
  private record Demand(int expected, int desired) {}

  /** Empty where the status says so already. */
  static Optional<PodDisruptionBudgetStatus> decide(BudgetObservation seen) {
    PodDisruptionBudgetStatus status =
        demand(seen).map(demand -> status(seen, demand)).orElseGet(() -> failed(seen));
    return status.equals(seen.budget().getStatus()) ? Optional.empty() : Optional.of(status);
  }

  /** When an eviction under way is to be looked at again. */
  static Optional<Instant> nextLook(BudgetObservation seen) {
    return disrupted(seen).values().stream()
        .map(time -> Instant.parse(time).plus(DELETION_TIMEOUT))
        .min(Instant::compareTo);
  }

  private static PodDisruptionBudgetStatus status(BudgetObservation seen, Demand demand) {
    Map<String, String> disrupted = disrupted(seen);
    int healthy =
        (int)
            seen.pods().stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .filter(pod -> !disrupted.containsKey(pod.getMetadata().getName()))
                .filter(Conditions::isReady)
                .count();
    int allowed = demand.expected() <= 0 ? 0 : Math.max(0, healthy - demand.desired());
    Condition condition =
        allowed > 0
            ? condition(seen, "True", "SufficientPods", "")
            : condition(seen, "False", "InsufficientPods", "");
    return new PodDisruptionBudgetStatusBuilder()
        .withCurrentHealthy(healthy)
        .withDesiredHealthy(demand.desired())
        .withExpectedPods(demand.expected())
        .withDisruptionsAllowed(allowed)
        .withDisruptedPods(disrupted.isEmpty() ? null : disrupted)
        .withObservedGeneration(seen.budget().getMetadata().getGeneration())
        .withConditions(condition)
        .build();
  }

  /** Nobody may go while it is not known how many there should be. */
  private static PodDisruptionBudgetStatus failed(BudgetObservation seen) {
    String why = "found no controller whose scale is known for a pod of the budget";
    PodDisruptionBudgetStatus before =
        requireNonNullElse(seen.budget().getStatus(), new PodDisruptionBudgetStatus());
    return new PodDisruptionBudgetStatusBuilder(before)
        .withCurrentHealthy(requireNonNullElse(before.getCurrentHealthy(), 0))
        .withDesiredHealthy(requireNonNullElse(before.getDesiredHealthy(), 0))
        .withExpectedPods(requireNonNullElse(before.getExpectedPods(), 0))
        .withDisruptionsAllowed(0)
        .withObservedGeneration(seen.budget().getMetadata().getGeneration())
        .withConditions(condition(seen, "False", "SyncFailed", why))
        .build();
  }

  private static Optional<Demand> demand(BudgetObservation seen) {
    var spec = seen.budget().getSpec();
    if (spec.getMaxUnavailable() != null) {
      return seen.expectedScale()
          .map(expected ->
              new Demand(
                  expected, Math.max(0, expected - scaled(spec.getMaxUnavailable(), expected))));
    }
    IntOrString least = spec.getMinAvailable();
    if (least == null) {
      return Optional.of(new Demand(seen.pods().size(), 0));
    }
    return least.getIntVal() != null
        ? Optional.of(new Demand(seen.pods().size(), least.getIntVal()))
        : seen.expectedScale().map(expected -> new Demand(expected, scaled(least, expected)));
  }

  /** A number, or a percentage of the whole rounded up. */
  private static int scaled(IntOrString value, int whole) {
    if (value.getIntVal() != null) {
      return value.getIntVal();
    }
    String percent = requireNonNullElse(value.getStrVal(), "0%").replace("%", "");
    return (int) Math.ceil(whole * Integer.parseInt(percent) / 100.0);
  }

  /** Evictions that were granted, of pods that still are there and may still go. */
  private static Map<String, String> disrupted(BudgetObservation seen) {
    Map<String, String> granted =
        seen.budget().getStatus() == null
            ? Map.of()
            : requireNonNullElse(seen.budget().getStatus().getDisruptedPods(), Map.of());
    Map<String, String> pending = new TreeMap<>();
    for (Pod pod : seen.pods()) {
      String time = granted.get(pod.getMetadata().getName());
      boolean waits =
          time != null
              && pod.getMetadata().getDeletionTimestamp() == null
              && seen.now().isBefore(Instant.parse(time).plus(DELETION_TIMEOUT));
      if (waits) {
        pending.put(pod.getMetadata().getName(), time);
      }
    }
    return pending;
  }

  private static Condition condition(
      BudgetObservation seen, String status, String reason, String message) {
    Optional<Condition> before =
        Optional.ofNullable(seen.budget().getStatus())
            .map(PodDisruptionBudgetStatus::getConditions)
            .stream()
            .flatMap(Collection::stream)
            .filter(one -> one.getType().equals("DisruptionAllowed"))
            .findFirst();
    String since =
        before
            .filter(one -> one.getStatus().equals(status))
            .map(Condition::getLastTransitionTime)
            .orElseGet(() -> seen.now().truncatedTo(ChronoUnit.SECONDS).toString());
    return new ConditionBuilder()
        .withType("DisruptionAllowed")
        .withStatus(status)
        .withReason(reason)
        .withMessage(message)
        .withObservedGeneration(seen.budget().getMetadata().getGeneration())
        .withLastTransitionTime(since)
        .build();
  }
}
