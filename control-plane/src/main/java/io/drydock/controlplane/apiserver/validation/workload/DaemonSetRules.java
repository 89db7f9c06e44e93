package io.drydock.controlplane.apiserver.validation.workload;

import io.drydock.controlplane.apiserver.validation.AmountRules;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.drydock.controlplane.apiserver.validation.pod.TemplateRules;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.api.model.apps.DaemonSetUpdateStrategy;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDaemonSet;
import java.util.List;
import java.util.Objects;

/** The rules of DaemonSets. */
public final class DaemonSetRules implements KindRules<DaemonSet> {
  private static final List<String> STRATEGIES = List.of("RollingUpdate", "OnDelete");

  @Override
  public void validate(DaemonSet set, Violations violations) {
    DaemonSetSpec spec = spec(set);
    Field field = violations.at("spec");
    Field selector = field.child("selector");
    LabelRules.selector(spec.getSelector(), selector);
    if (SelectorRules.isUsable(spec.getSelector())) {
      SelectorRules.matches(spec.getSelector(), spec.getTemplate(), field.child("template"));
    }
    if (spec.getSelector() != null && LabelRules.isEmpty(spec.getSelector())) {
      selector.invalid(spec.getSelector(), "empty selector is invalid for daemonset");
    }
    TemplateRules.validate(spec.getTemplate(), field.child("template"));
    SelectorRules.lasting("DaemonSet", spec.getTemplate(), field.child("template").child("spec"));
    field.child("minReadySeconds").notNegative(spec.getMinReadySeconds());
    strategy(spec, field.child("updateStrategy"));
    field.child("revisionHistoryLimit").notNegative(spec.getRevisionHistoryLimit());
  }

  private static DaemonSetSpec spec(DaemonSet set) {
    return Objects.requireNonNullElseGet(set.getSpec(), DaemonSetSpec::new);
  }

  private static void strategy(DaemonSetSpec spec, Field field) {
    DaemonSetUpdateStrategy strategy =
        Objects.requireNonNullElseGet(spec.getUpdateStrategy(), DaemonSetUpdateStrategy::new);
    switch (Objects.requireNonNullElse(strategy.getType(), "")) {
      case "OnDelete" -> {}
      case "RollingUpdate" -> {
        if (strategy.getRollingUpdate() == null) {
          field.child("rollingUpdate").required();
        } else {
          rolling(strategy.getRollingUpdate(), field.child("rollingUpdate"));
        }
      }
      default ->
          field.notSupported(
              SelectorRules.strategy(
                  "DaemonSetUpdateStrategy", strategy.getType(), "RollingUpdateDaemonSet"),
              STRATEGIES);
    }
  }

  private static void rolling(RollingUpdateDaemonSet rolling, Field field) {
    Field unavailable = field.child("maxUnavailable");
    Field surge = field.child("maxSurge");
    AmountRules.positive(rolling.getMaxUnavailable(), unavailable);
    AmountRules.positive(rolling.getMaxSurge(), surge);
    AmountRules.atMostAll(rolling.getMaxUnavailable(), unavailable);
    AmountRules.atMostAll(rolling.getMaxSurge(), surge);
    boolean hasUnavailable = AmountRules.value(rolling.getMaxUnavailable()) != 0;
    boolean hasSurge = AmountRules.value(rolling.getMaxSurge()) != 0;
    if (hasUnavailable && hasSurge) {
      surge.invalid(rolling.getMaxSurge(), "may not be set when maxUnavailable is non-zero");
    } else if (!hasUnavailable && !hasSurge) {
      unavailable.required("cannot be 0 when maxSurge is 0");
    }
  }

  @Override
  public void validateUpdate(DaemonSet next, DaemonSet old, Violations violations) {
    violations
        .at("spec")
        .child("selector")
        .immutable(spec(next).getSelector(), spec(old).getSelector());
  }

  @Override
  public void validateStatus(DaemonSet next, DaemonSet old, Violations violations) {
    DaemonSetStatus status = Objects.requireNonNullElseGet(next.getStatus(), DaemonSetStatus::new);
    Field field = violations.at("status");
    field.child("currentNumberScheduled").notNegative(status.getCurrentNumberScheduled());
    field.child("numberMisscheduled").notNegative(status.getNumberMisscheduled());
    field.child("desiredNumberScheduled").notNegative(status.getDesiredNumberScheduled());
    field.child("numberReady").notNegative(status.getNumberReady());
    field.child("observedGeneration").notNegative(status.getObservedGeneration());
    field.child("updatedNumberScheduled").notNegative(status.getUpdatedNumberScheduled());
    field.child("numberAvailable").notNegative(status.getNumberAvailable());
    field.child("numberUnavailable").notNegative(status.getNumberUnavailable());
    CountRules.collisions(
        status.getCollisionCount(),
        old.getStatus() == null ? null : old.getStatus().getCollisionCount(),
        field.child("collisionCount"));
  }
}
