package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetSpec;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatusBuilder;

/** ReplicaSets. */
final class ReplicaSetStrategy implements Strategy<ReplicaSet> {

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
}
