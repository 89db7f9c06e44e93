package io.drydock.controlplane.apiserver.validation;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of a Deployment's spec. */
public final class DeploymentRules {
  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final Set<String> TYPES = Set.of("Recreate", "RollingUpdate");

  private DeploymentRules() {}

  public static void validate(@Nullable DeploymentSpec spec, Violations violations) {
    if (spec == null) {
      violations.required(SPEC);
      return;
    }
    WorkloadRules.notNegative(spec.getReplicas(), SPEC.child("replicas"), violations);
    WorkloadRules.notNegative(spec.getMinReadySeconds(), SPEC.child("minReadySeconds"), violations);
    WorkloadRules.notNegative(
        spec.getRevisionHistoryLimit(), SPEC.child("revisionHistoryLimit"), violations);
    WorkloadRules.selectorAndTemplate(
        "deployment", spec.getSelector(), spec.getTemplate(), violations);
    deadline(spec, violations);
    strategy(spec.getStrategy(), SPEC.child("strategy"), violations);
  }

  private static void deadline(DeploymentSpec spec, Violations violations) {
    Integer deadline = spec.getProgressDeadlineSeconds();
    FieldPath path = SPEC.child("progressDeadlineSeconds");
    WorkloadRules.notNegative(deadline, path, violations);
    int ready = spec.getMinReadySeconds() == null ? 0 : spec.getMinReadySeconds();
    if (deadline != null && deadline <= ready) {
      violations.invalid(path, deadline, "must be greater than minReadySeconds");
    }
  }

  private static void strategy(
      @Nullable DeploymentStrategy strategy, FieldPath path, Violations violations) {
    if (strategy == null) {
      return;
    }
    if (!TYPES.contains(strategy.getType())) {
      violations.notSupported(path.child("type"), strategy.getType(), TYPES);
    } else if (strategy.getType().equals("Recreate") && strategy.getRollingUpdate() != null) {
      violations.forbidden(
          path.child("rollingUpdate"), "may not be specified when strategy `type` is 'Recreate'");
    } else if (strategy.getRollingUpdate() != null) {
      FieldPath rolling = path.child("rollingUpdate");
      IntOrString surge = strategy.getRollingUpdate().getMaxSurge();
      IntOrString unavailable = strategy.getRollingUpdate().getMaxUnavailable();
      amount(surge, rolling.child("maxSurge"), false, violations);
      amount(unavailable, rolling.child("maxUnavailable"), true, violations);
      if (isZero(surge) && isZero(unavailable)) {
        violations.invalid(
            rolling.child("maxUnavailable"),
            text(unavailable),
            "may not be 0 when `maxSurge` is 0");
      }
    }
  }

  private static void amount(
      @Nullable IntOrString amount, FieldPath path, boolean atMostAll, Violations violations) {
    if (amount == null) {
      return;
    }
    if (amount.getIntVal() != null) {
      WorkloadRules.notNegative(amount.getIntVal(), path, violations);
    } else if (!amount.getStrVal().matches("\\d{1,9}%")) {
      violations.invalid(
          path,
          amount.getStrVal(),
          "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%', or '93%', regex used for validation is '[0-9]+%')");
    } else if (atMostAll && percent(amount) > 100) {
      violations.invalid(path, amount.getStrVal(), "must not be greater than 100%");
    }
  }

  private static int percent(IntOrString amount) {
    return Integer.parseInt(amount.getStrVal().replace("%", ""));
  }

  private static boolean isZero(@Nullable IntOrString amount) {
    return amount != null
        && (amount.getIntVal() != null
            ? amount.getIntVal() == 0
            : amount.getStrVal().matches("0+%"));
  }

  private static @Nullable Object text(@Nullable IntOrString amount) {
    if (amount == null) {
      return null;
    }
    return amount.getIntVal() != null ? amount.getIntVal() : amount.getStrVal();
  }
}
