package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import java.util.Set;

/** PriorityClasses: what a class is worth stays; the highest are the system's own. */
final class PriorityClassStrategy implements Strategy<PriorityClass> {

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
}
