package io.drydock.controlplane.controller.replicaset;

import io.drydock.api.Conditions;
import io.drydock.api.Selectors;
import io.drydock.controlplane.controller.Availability;
import io.drydock.controlplane.controller.ReplicaSets;
import io.drydock.controlplane.controller.Timestamps;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetCondition;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetConditionBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatus;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatusBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts a ReplicaSet's active pods into its status. */
final class ReplicaSetStatusPlan {

  private static final String FAILURE = "ReplicaFailure";

  private ReplicaSetStatusPlan() {}

  static List<ReplicaSetAction> decide(ReplicaSetObservation seen, List<Pod> active, Instant now) {
    ReplicaSet set = seen.replicaSet();
    List<ReplicaSetAction> actions = new ArrayList<>();
    ReplicaSetStatus status = status(seen, active, now);
    if (!status.equals(set.getStatus())) {
      actions.add(new ReplicaSetAction.UpdateStatus(status, describe(status)));
    }
    untilNextAvailable(set, active, now)
        .map(d -> new ReplicaSetAction.LookAgain(d, "a ready pod becomes available"))
        .ifPresent(actions::add);
    return actions;
  }

  private static ReplicaSetStatus status(
      ReplicaSetObservation seen, List<Pod> active, Instant now) {
    ReplicaSet set = seen.replicaSet();
    int minReady = ReplicaSets.orZero(set.getSpec().getMinReadySeconds());
    var labeled = Selectors.ofMap(templateLabels(set));
    var present = set.getStatus() == null ? new ReplicaSetStatus() : set.getStatus();
    return new ReplicaSetStatusBuilder(present)
        .withReplicas(active.size())
        .withFullyLabeledReplicas(
            count(active.stream().filter(p -> labeled.test(p.getMetadata().getLabels())).count()))
        .withReadyReplicas(count(active.stream().filter(Conditions::isReady).count()))
        .withAvailableReplicas(
            count(active.stream().filter(p -> Availability.isAvailable(p, minReady, now)).count()))
        .withObservedGeneration(set.getMetadata().getGeneration())
        .withConditions(conditions(present, seen.failure(), now))
        .build();
  }

  private static Map<String, String> templateLabels(ReplicaSet set) {
    var template = set.getSpec().getTemplate();
    return template == null || template.getMetadata() == null
        ? Map.of()
        : Optional.ofNullable(template.getMetadata().getLabels()).orElse(Map.of());
  }

  private static @Nullable Integer count(long pods) {
    return ReplicaSets.orAbsent((int) pods);
  }

  private static List<ReplicaSetCondition> conditions(
      ReplicaSetStatus present, @Nullable ReplicaFailure failure, Instant now) {
    List<ReplicaSetCondition> conditions = new ArrayList<>(present.getConditions());
    boolean told = conditions.stream().anyMatch(c -> c.getType().equals(FAILURE));
    if (failure == null) {
      conditions.removeIf(c -> c.getType().equals(FAILURE));
    } else if (!told) {
      conditions.add(condition(failure, now));
    }
    return conditions;
  }

  private static ReplicaSetCondition condition(ReplicaFailure failure, Instant now) {
    return new ReplicaSetConditionBuilder()
        .withType(FAILURE)
        .withStatus("True")
        .withReason(failure.reason())
        .withMessage(failure.message())
        .withLastTransitionTime(Timestamps.format(now))
        .build();
  }

  private static Optional<Duration> untilNextAvailable(
      ReplicaSet set, List<Pod> active, Instant now) {
    int minReady = ReplicaSets.orZero(set.getSpec().getMinReadySeconds());
    return active.stream()
        .filter(Conditions::isReady)
        .map(p -> Availability.untilAvailable(p, minReady, now))
        .filter(Duration::isPositive)
        .min(Comparator.naturalOrder());
  }

  private static String describe(ReplicaSetStatus status) {
    return "%d pods, %d ready"
        .formatted(status.getReplicas(), ReplicaSets.orZero(status.getReadyReplicas()));
  }
}
