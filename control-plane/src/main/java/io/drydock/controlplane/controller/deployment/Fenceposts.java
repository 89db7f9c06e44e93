package io.drydock.controlplane.controller.deployment;

import io.drydock.controlplane.controller.ReplicaSets;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How far a roll-out may stray from the count: the Deployment page's maxSurge, rounded up, and
 * maxUnavailable, rounded down; were both zero, one pod may be missing.
 */
record Fenceposts(int desired, int surge, int unavailable) {

  private static final IntOrString DEFAULT = new IntOrString("25%");

  static Fenceposts of(Deployment deployment) {
    int desired = desired(deployment);
    if (!isRolling(deployment)) {
      return new Fenceposts(desired, 0, 0);
    }
    var rolling =
        deployment.getSpec().getStrategy() == null
            ? null
            : deployment.getSpec().getStrategy().getRollingUpdate();
    int surge =
        scaled(rolling == null ? null : rolling.getMaxSurge(), desired, RoundingMode.CEILING);
    int unavailable =
        scaled(rolling == null ? null : rolling.getMaxUnavailable(), desired, RoundingMode.FLOOR);
    int allowed = surge == 0 && unavailable == 0 ? 1 : unavailable;
    return new Fenceposts(desired, surge, Math.min(allowed, desired));
  }

  static int desired(Deployment deployment) {
    Integer replicas = deployment.getSpec().getReplicas();
    return replicas == null ? 1 : replicas;
  }

  static boolean isRolling(Deployment deployment) {
    var strategy = deployment.getSpec().getStrategy();
    return strategy == null || !"Recreate".equals(strategy.getType());
  }

  /** Most pods at any time. */
  int most() {
    return desired + surge;
  }

  /** Fewest available pods at any time. */
  int fewestAvailable() {
    return desired - unavailable;
  }

  private static int scaled(@Nullable IntOrString value, int of, RoundingMode rounding) {
    IntOrString said = value == null ? DEFAULT : value;
    String text = said.getStrVal();
    if (text == null) {
      return ReplicaSets.orZero(said.getIntVal());
    }
    return new BigDecimal(text.replace("%", ""))
        .multiply(BigDecimal.valueOf(of))
        .divide(BigDecimal.valueOf(100), 0, rounding)
        .intValueExact();
  }
}
