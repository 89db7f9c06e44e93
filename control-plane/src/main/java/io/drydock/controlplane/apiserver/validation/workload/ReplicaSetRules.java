package io.drydock.controlplane.apiserver.validation.workload;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetSpec;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatus;
import java.util.Objects;

/** The rules of ReplicaSets. */
public final class ReplicaSetRules implements KindRules<ReplicaSet> {

  @Override
  public void validate(ReplicaSet set, Violations violations) {
    ReplicaSetSpec spec = spec(set);
    Field field = violations.at("spec");
    field.child("replicas").notNegative(spec.getReplicas());
    field.child("minReadySeconds").notNegative(spec.getMinReadySeconds());
    Field selector = field.child("selector");
    SelectorRules.required(
        spec.getSelector(), "empty selector is invalid for deployment", selector);
    if (SelectorRules.isUsable(spec.getSelector())) {
      SelectorRules.lastingTemplate(
          "ReplicaSet", spec.getSelector(), spec.getTemplate(), field.child("template"));
    } else {
      selector.invalid(spec.getSelector(), "invalid label selector");
    }
  }

  private static ReplicaSetSpec spec(ReplicaSet set) {
    return Objects.requireNonNullElseGet(set.getSpec(), ReplicaSetSpec::new);
  }

  @Override
  public void validateUpdate(ReplicaSet next, ReplicaSet old, Violations violations) {
    violations
        .at("spec")
        .child("selector")
        .immutable(spec(next).getSelector(), spec(old).getSelector());
  }

  @Override
  public void validateStatus(ReplicaSet next, ReplicaSet old, Violations violations) {
    ReplicaSetStatus status =
        Objects.requireNonNullElseGet(next.getStatus(), ReplicaSetStatus::new);
    Field field = violations.at("status");
    CountRules counts = new CountRules(field, status.getReplicas());
    field.child("replicas").notNegative(status.getReplicas());
    field.child("observedGeneration").notNegative(status.getObservedGeneration());
    counts.part("fullyLabeledReplicas", status.getFullyLabeledReplicas());
    counts.part("readyReplicas", status.getReadyReplicas());
    counts.available(status.getAvailableReplicas(), status.getReadyReplicas(), "readyReplicas");
  }
}
