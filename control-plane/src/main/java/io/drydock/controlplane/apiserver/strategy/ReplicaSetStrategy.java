package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.drydock.controlplane.apiserver.validation.WorkloadRules;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetSpec;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatusBuilder;

/** ReplicaSets. */
final class ReplicaSetStrategy implements Strategy<ReplicaSet> {
  private static final FieldPath SPEC = FieldPath.of("spec");

  @Override
  public Kind<ReplicaSet> kind() {
    return Kinds.REPLICA_SET;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }

  @Override
  public void setDefaults(ReplicaSet set) {
    ReplicaSetSpec spec = set.getSpec();
    if (spec == null) {
      return;
    }
    if (spec.getReplicas() == null) {
      spec.setReplicas(1);
    }
    if (spec.getTemplate() != null) {
      TemplateDefaults.apply(spec.getTemplate());
    }
  }

  @Override
  public void prepareCreate(ReplicaSet set) {
    set.setStatus(new ReplicaSetStatusBuilder().withReplicas(0).build());
  }

  @Override
  public void validate(ReplicaSet set, Violations violations) {
    ReplicaSetSpec spec = set.getSpec();
    if (spec == null) {
      violations.required(SPEC);
      return;
    }
    WorkloadRules.notNegative(spec.getReplicas(), SPEC.child("replicas"), violations);
    WorkloadRules.notNegative(spec.getMinReadySeconds(), SPEC.child("minReadySeconds"), violations);
    WorkloadRules.selectorAndTemplate(
        "replicaset", spec.getSelector(), spec.getTemplate(), violations);
  }

  @Override
  public void validateUpdate(ReplicaSet next, ReplicaSet old, Violations violations) {
    WorkloadRules.selectorIsImmutable(
        next.getSpec().getSelector(), old.getSpec().getSelector(), violations);
  }
}
