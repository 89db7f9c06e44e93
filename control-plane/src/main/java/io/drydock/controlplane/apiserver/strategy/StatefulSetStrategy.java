package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.drydock.controlplane.apiserver.validation.WorkloadRules;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatus;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateStatefulSetStrategy;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetPersistentVolumeClaimRetentionPolicy;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatusBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetUpdateStrategy;

/** StatefulSets; after Kubernetes' apps/v1 defaults. */
final class StatefulSetStrategy implements Strategy<StatefulSet> {
  private static final FieldPath SPEC = FieldPath.of("spec");

  @Override
  public Kind<StatefulSet> kind() {
    return Kinds.STATEFUL_SET;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }

  @Override
  public void setDefaults(StatefulSet set) {
    StatefulSetSpec spec = set.getSpec();
    if (spec == null) {
      return;
    }
    spec.setReplicas(Absent.or(spec.getReplicas(), 1));
    spec.setRevisionHistoryLimit(Absent.or(spec.getRevisionHistoryLimit(), 10));
    spec.setPodManagementPolicy(Absent.text(spec.getPodManagementPolicy(), "OrderedReady"));
    updates(spec);
    retention(spec);
    if (spec.getTemplate() != null) {
      TemplateDefaults.apply(spec.getTemplate());
    }
    spec.getVolumeClaimTemplates().forEach(StatefulSetStrategy::claim);
  }

  private static void updates(StatefulSetSpec spec) {
    if (spec.getUpdateStrategy() == null) {
      spec.setUpdateStrategy(new StatefulSetUpdateStrategy());
    }
    StatefulSetUpdateStrategy strategy = spec.getUpdateStrategy();
    strategy.setType(Absent.text(strategy.getType(), "RollingUpdate"));
    if (strategy.getType().equals("RollingUpdate")) {
      if (strategy.getRollingUpdate() == null) {
        strategy.setRollingUpdate(new RollingUpdateStatefulSetStrategy());
      }
      var rolling = strategy.getRollingUpdate();
      rolling.setPartition(Absent.or(rolling.getPartition(), 0));
    }
  }

  private static void retention(StatefulSetSpec spec) {
    if (spec.getPersistentVolumeClaimRetentionPolicy() == null) {
      spec.setPersistentVolumeClaimRetentionPolicy(
          new StatefulSetPersistentVolumeClaimRetentionPolicy());
    }
    var policy = spec.getPersistentVolumeClaimRetentionPolicy();
    policy.setWhenDeleted(Absent.text(policy.getWhenDeleted(), "Retain"));
    policy.setWhenScaled(Absent.text(policy.getWhenScaled(), "Retain"));
  }

  private static void claim(PersistentVolumeClaim claim) {
    PersistentVolumeClaimStrategy.defaults(claim);
    if (claim.getStatus() == null) {
      claim.setStatus(new PersistentVolumeClaimStatus());
    }
    claim.getStatus().setPhase(Absent.text(claim.getStatus().getPhase(), "Pending"));
  }

  @Override
  public void prepareCreate(StatefulSet set) {
    set.setStatus(new StatefulSetStatusBuilder().withReplicas(0).withAvailableReplicas(0).build());
  }

  @Override
  public void validate(StatefulSet set, Violations violations) {
    StatefulSetSpec spec = set.getSpec();
    if (spec == null) {
      violations.required(SPEC);
      return;
    }
    WorkloadRules.notNegative(spec.getReplicas(), SPEC.child("replicas"), violations);
    WorkloadRules.notNegative(spec.getMinReadySeconds(), SPEC.child("minReadySeconds"), violations);
    WorkloadRules.selectorAndTemplate(
        "statefulset", spec.getSelector(), spec.getTemplate(), violations);
  }

  @Override
  public void validateUpdate(StatefulSet next, StatefulSet old, Violations violations) {
    StatefulSetSpec changed =
        new StatefulSetSpecBuilder(next.getSpec())
            .withReplicas(old.getSpec().getReplicas())
            .withOrdinals(old.getSpec().getOrdinals())
            .withTemplate(old.getSpec().getTemplate())
            .withUpdateStrategy(old.getSpec().getUpdateStrategy())
            .withPersistentVolumeClaimRetentionPolicy(
                old.getSpec().getPersistentVolumeClaimRetentionPolicy())
            .withMinReadySeconds(old.getSpec().getMinReadySeconds())
            .build();
    if (!changed.equals(old.getSpec())) {
      violations.forbidden(
          SPEC,
          "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden");
    }
  }
}
