package io.drydock.api;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resource quantities as whole numbers, rounded up as Kubernetes' resource.Quantity does. */
public final class Quantities {

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private Quantities() {}

  /** CPU in thousandths of a core; 0 where there is none. */
  public static long milliCpu(@Nullable Map<String, Quantity> resources) {
    return scaled(resources, "cpu", THOUSAND);
  }

  /** Memory in bytes; 0 where there is none. */
  public static long memoryBytes(@Nullable Map<String, Quantity> resources) {
    return scaled(resources, "memory", BigDecimal.ONE);
  }

  /** Any resource in its own unit ("pods", "ephemeral-storage", extended ones); 0 for none. */
  public static long value(@Nullable Map<String, Quantity> resources, String name) {
    return scaled(resources, name, BigDecimal.ONE);
  }

  private static long scaled(
      @Nullable Map<String, Quantity> resources, String name, BigDecimal factor) {
    Quantity quantity = resources == null ? null : resources.get(name);
    if (quantity == null) {
      return 0;
    }
    return quantity
        .getNumericalAmount()
        .multiply(factor)
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }
}
