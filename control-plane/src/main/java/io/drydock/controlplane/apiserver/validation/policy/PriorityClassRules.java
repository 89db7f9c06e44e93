package io.drydock.controlplane.apiserver.validation.policy;

import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The rules of PriorityClasses: the highest priorities belong to the system. */
public final class PriorityClassRules implements KindRules<PriorityClass> {
  private static final Map<String, Integer> SYSTEM =
      Map.of("system-node-critical", 2_000_001_000, "system-cluster-critical", 2_000_000_000);
  private static final int HIGHEST = 1_000_000_000;
  private static final List<String> PREEMPTION_POLICIES = List.of("PreemptLowerPriority", "Never");

  @Override
  public void validate(PriorityClass priority, Violations violations) {
    String name = Objects.requireNonNullElse(priority.getMetadata().getName(), "");
    if (name.startsWith("system-")) {
      systemProblem(name, priority)
          .ifPresent(problem ->
              violations
                  .at("metadata")
                  .child("name")
                  .forbidden(
                      "priority class names with 'system-' prefix are reserved for system use only. error: "
                          + problem));
    } else if (value(priority) > HIGHEST) {
      violations
          .at("value")
          .forbidden("maximum allowed value of a user defined priority is " + HIGHEST);
    }
    violations
        .at("preemptionPolicy")
        .optionalOneOf(priority.getPreemptionPolicy(), PREEMPTION_POLICIES);
  }

  private static Optional<String> systemProblem(String name, PriorityClass priority) {
    Integer value = SYSTEM.get(name);
    if (value == null) {
      return Optional.of(name + " is not a known system priority class");
    }
    if (value(priority) != value) {
      return Optional.of("value of %s PriorityClass must be %d".formatted(name, value));
    }
    return Boolean.TRUE.equals(priority.getGlobalDefault())
        ? Optional.of("globalDefault of %s PriorityClass must be false".formatted(name))
        : Optional.empty();
  }

  private static int value(PriorityClass priority) {
    return Objects.requireNonNullElse(priority.getValue(), 0);
  }

  @Override
  public void validateUpdate(PriorityClass next, PriorityClass old, Violations violations) {
    if (value(next) != value(old)) {
      violations.at("value").forbidden("may not be changed in an update.");
    }
    violations
        .at("preemptionPolicy")
        .immutable(next.getPreemptionPolicy(), old.getPreemptionPolicy());
  }
}
