package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** PriorityClasses: what a class is worth stays; the highest are the system's own. */
final class PriorityClassStrategy implements Strategy<PriorityClass> {
  private static final int MAX_VALUE = 1_000_000_000;
  private static final String SYSTEM_PREFIX = "system-";
  private static final Map<String, Integer> SYSTEM =
      Map.of("system-cluster-critical", 2_000_000_000, "system-node-critical", 2_000_001_000);

  @Override
  public Kind<PriorityClass> kind() {
    return Kinds.PRIORITY_CLASS;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }

  /** Nothing of a class that could change counts. */
  @Override
  public Set<String> countedFields() {
    return Set.of();
  }

  @Override
  public void setDefaults(PriorityClass priority) {
    priority.setValue(Absent.or(priority.getValue(), 0));
    priority.setPreemptionPolicy(
        Absent.text(priority.getPreemptionPolicy(), "PreemptLowerPriority"));
  }

  @Override
  public void validate(PriorityClass priority, Violations violations) {
    String name = priority.getMetadata().getName();
    if (name == null || Objects.equals(SYSTEM.get(name), priority.getValue())) {
      return;
    }
    if (name.startsWith(SYSTEM_PREFIX)) {
      violations.forbidden(
          FieldPath.of("metadata.name"),
          "priority class names with 'system-' prefix are reserved for system use only");
    }
    if (priority.getValue() > MAX_VALUE) {
      violations.forbidden(
          FieldPath.of("value"), "maximum allowed value of a user defined priority is 1000000000");
    }
  }

  @Override
  public void validateUpdate(PriorityClass next, PriorityClass old, Violations violations) {
    if (!Objects.equals(next.getValue(), old.getValue())) {
      violations.forbidden(FieldPath.of("value"), "may not be changed in an update.");
    }
    if (!Objects.equals(next.getPreemptionPolicy(), old.getPreemptionPolicy())) {
      violations.immutable(FieldPath.of("preemptionPolicy"), next.getPreemptionPolicy());
    }
  }
}
