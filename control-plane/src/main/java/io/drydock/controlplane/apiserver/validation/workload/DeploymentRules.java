package io.drydock.controlplane.apiserver.validation.workload;

import io.drydock.controlplane.apiserver.validation.AmountRules;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of Deployments. */
public final class DeploymentRules implements KindRules<Deployment> {
  private static final List<String> TYPES = List.of("Recreate", "RollingUpdate");

  @Override
  public void validate(Deployment deployment, Violations violations) {
    DeploymentSpec spec = spec(deployment);
    Field field = violations.at("spec");
    field.child("replicas").notNegative(spec.getReplicas());
    Field selector = field.child("selector");
    SelectorRules.required(
        spec.getSelector(), "empty selector is invalid for deployment", selector);
    if (SelectorRules.isUsable(spec.getSelector())) {
      SelectorRules.lastingTemplate(
          "ReplicaSet", spec.getSelector(), spec.getTemplate(), field.child("template"));
    } else {
      selector.invalid(spec.getSelector(), "invalid label selector");
    }
    strategy(spec.getStrategy(), field.child("strategy"));
    field.child("minReadySeconds").notNegative(spec.getMinReadySeconds());
    field.child("revisionHistoryLimit").notNegative(spec.getRevisionHistoryLimit());
    deadline(spec, field.child("progressDeadlineSeconds"));
  }

  private static DeploymentSpec spec(Deployment deployment) {
    return Objects.requireNonNullElseGet(deployment.getSpec(), DeploymentSpec::new);
  }

  private static void deadline(DeploymentSpec spec, Field field) {
    Integer deadline = spec.getProgressDeadlineSeconds();
    field.notNegative(deadline);
    int ready = Objects.requireNonNullElse(spec.getMinReadySeconds(), 0);
    if (deadline != null && deadline <= ready) {
      field.invalid(deadline, "must be greater than minReadySeconds");
    }
  }

  private static void strategy(@Nullable DeploymentStrategy strategy, Field field) {
    if (strategy == null) {
      return;
    }
    RollingUpdateDeployment rolling = strategy.getRollingUpdate();
    switch (Objects.requireNonNullElse(strategy.getType(), "")) {
      case "Recreate" -> {
        if (rolling != null) {
          field
              .child("rollingUpdate")
              .forbidden("may not be specified when strategy `type` is 'Recreate'");
        }
      }
      case "RollingUpdate" -> {
        if (rolling != null) {
          rolling(rolling, field.child("rollingUpdate"));
        }
      }
      default ->
          field.notSupported(
              SelectorRules.strategy(
                  "DeploymentStrategy", strategy.getType(), "RollingUpdateDeployment"),
              TYPES);
    }
  }

  private static void rolling(RollingUpdateDeployment rolling, Field field) {
    Field unavailable = field.child("maxUnavailable");
    AmountRules.positive(rolling.getMaxUnavailable(), unavailable);
    AmountRules.positive(rolling.getMaxSurge(), field.child("maxSurge"));
    if (AmountRules.value(rolling.getMaxUnavailable()) == 0
        && AmountRules.value(rolling.getMaxSurge()) == 0) {
      unavailable.invalid(rolling.getMaxUnavailable(), "may not be 0 when `maxSurge` is 0");
    }
    AmountRules.atMostAll(rolling.getMaxUnavailable(), unavailable);
  }

  @Override
  public void validateUpdate(Deployment next, Deployment old, Violations violations) {
    violations
        .at("spec")
        .child("selector")
        .immutable(spec(next).getSelector(), spec(old).getSelector());
  }

  @Override
  public void validateStatus(Deployment next, Deployment old, Violations violations) {
    DeploymentStatus status =
        Objects.requireNonNullElseGet(next.getStatus(), DeploymentStatus::new);
    Field field = violations.at("status");
    CountRules counts = new CountRules(field, status.getReplicas());
    field.child("observedGeneration").notNegative(status.getObservedGeneration());
    field.child("replicas").notNegative(status.getReplicas());
    field.child("unavailableReplicas").notNegative(status.getUnavailableReplicas());
    CountRules.collisions(
        status.getCollisionCount(),
        old.getStatus() == null ? null : old.getStatus().getCollisionCount(),
        field.child("collisionCount"));
    counts.part("updatedReplicas", status.getUpdatedReplicas());
    counts.part("readyReplicas", status.getReadyReplicas());
    counts.available(status.getAvailableReplicas(), status.getReadyReplicas(), "readyReplicas");
  }
}
