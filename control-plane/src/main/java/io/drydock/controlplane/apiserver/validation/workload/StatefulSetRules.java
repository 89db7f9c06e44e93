package io.drydock.controlplane.apiserver.validation.workload;

import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.validation.AmountRules;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.drydock.controlplane.apiserver.validation.pod.TemplateRules;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateStatefulSetStrategy;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSetUpdateStrategy;
import java.util.List;
import java.util.Objects;

/** The rules of StatefulSets. */
public final class StatefulSetRules implements KindRules<StatefulSet> {
  private static final List<String> MANAGEMENT = List.of("OrderedReady", "Parallel");
  private static final List<String> RETENTION = List.of("Retain", "Delete");

  /** Pods bear its name, and so it has to be good for a host. */
  @Override
  public NameRule nameRule() {
    return NameRule.LABEL;
  }

  @Override
  public void validate(StatefulSet set, Violations violations) {
    StatefulSetSpec spec = spec(set);
    Field field = violations.at("spec");
    management(spec, field.child("podManagementPolicy"));
    strategy(spec, field.child("updateStrategy"));
    retention(spec, field.child("persistentVolumeClaimRetentionPolicy"));
    field.child("replicas").notNegative(spec.getReplicas());
    field.child("minReadySeconds").notNegative(spec.getMinReadySeconds());
    if (spec.getOrdinals() != null) {
      field.child("ordinals.start").notNegative(spec.getOrdinals().getStart());
    }
    Field selector = field.child("selector");
    SelectorRules.required(
        spec.getSelector(), "empty selector is invalid for statefulset", selector);
    template(spec, field);
  }

  private static StatefulSetSpec spec(StatefulSet set) {
    return Objects.requireNonNullElseGet(set.getSpec(), StatefulSetSpec::new);
  }

  private static void management(StatefulSetSpec spec, Field field) {
    String policy = spec.getPodManagementPolicy();
    if (field.present(policy) && !MANAGEMENT.contains(policy)) {
      field.invalid(policy, "must be 'OrderedReady' or 'Parallel'");
    }
  }

  private static void strategy(StatefulSetSpec spec, Field field) {
    StatefulSetUpdateStrategy strategy =
        Objects.requireNonNullElseGet(spec.getUpdateStrategy(), StatefulSetUpdateStrategy::new);
    Field rolling = field.child("rollingUpdate");
    switch (Objects.requireNonNullElse(strategy.getType(), "")) {
      case "" -> field.required();
      case "OnDelete" -> {
        if (strategy.getRollingUpdate() != null) {
          rolling.invalid(
              strategy.getRollingUpdate(), "only allowed for updateStrategy 'RollingUpdate'");
        }
      }
      case "RollingUpdate" -> {
        if (strategy.getRollingUpdate() != null) {
          rolling(strategy.getRollingUpdate(), rolling);
        }
      }
      default -> field.invalid(strategy, "must be 'RollingUpdate' or 'OnDelete'");
    }
  }

  private static void rolling(RollingUpdateStatefulSetStrategy rolling, Field field) {
    field.child("partition").notNegative(rolling.getPartition());
    if (rolling.getMaxUnavailable() == null) {
      return;
    }
    Field unavailable = field.child("maxUnavailable");
    AmountRules.positive(rolling.getMaxUnavailable(), unavailable);
    if (AmountRules.value(rolling.getMaxUnavailable()) == 0) {
      unavailable.invalid(rolling.getMaxUnavailable(), "cannot be 0");
    }
    AmountRules.atMostAll(rolling.getMaxUnavailable(), unavailable);
  }

  private static void retention(StatefulSetSpec spec, Field field) {
    var policy = spec.getPersistentVolumeClaimRetentionPolicy();
    if (policy != null) {
      field.child("whenDeleted").oneOf(policy.getWhenDeleted(), RETENTION);
      field.child("whenScaled").oneOf(policy.getWhenScaled(), RETENTION);
    }
  }

  /** Its pods' specs are judged when the pods are made: only then their volumes are all known. */
  private static void template(StatefulSetSpec spec, Field field) {
    Field template = field.child("template");
    if (SelectorRules.isUsable(spec.getSelector())) {
      SelectorRules.matches(spec.getSelector(), spec.getTemplate(), template);
      TemplateRules.metadata(spec.getTemplate(), template);
    } else {
      field.child("selector").invalid(spec.getSelector(), "");
    }
    SelectorRules.lasting("StatefulSet", spec.getTemplate(), template.child("spec"));
  }

  @Override
  public void validateUpdate(StatefulSet next, StatefulSet old, Violations violations) {
    StatefulSetSpec allowed = copy(spec(old));
    StatefulSetSpec wanted = spec(next);
    allowed.setReplicas(wanted.getReplicas());
    allowed.setTemplate(wanted.getTemplate());
    allowed.setUpdateStrategy(wanted.getUpdateStrategy());
    allowed.setMinReadySeconds(wanted.getMinReadySeconds());
    allowed.setOrdinals(wanted.getOrdinals());
    allowed.setPersistentVolumeClaimRetentionPolicy(
        wanted.getPersistentVolumeClaimRetentionPolicy());
    if (!allowed.equals(copy(wanted))) {
      violations
          .at("spec")
          .forbidden(
              "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden");
    }
  }

  private static StatefulSetSpec copy(StatefulSetSpec spec) {
    return ObjectCodec.decode(ObjectCodec.encode(spec), StatefulSetSpec.class);
  }

  @Override
  public void validateStatus(StatefulSet next, StatefulSet old, Violations violations) {
    StatefulSetStatus status =
        Objects.requireNonNullElseGet(next.getStatus(), StatefulSetStatus::new);
    Field field = violations.at("status");
    CountRules counts = new CountRules(field, status.getReplicas());
    field.child("replicas").notNegative(status.getReplicas());
    field.child("observedGeneration").notNegative(status.getObservedGeneration());
    CountRules.collisions(
        status.getCollisionCount(),
        old.getStatus() == null ? null : old.getStatus().getCollisionCount(),
        field.child("collisionCount"));
    counts.part("readyReplicas", status.getReadyReplicas());
    counts.part("currentReplicas", status.getCurrentReplicas());
    counts.part("updatedReplicas", status.getUpdatedReplicas());
    counts.available(
        status.getAvailableReplicas(), status.getReadyReplicas(), "status.readyReplicas");
  }
}
