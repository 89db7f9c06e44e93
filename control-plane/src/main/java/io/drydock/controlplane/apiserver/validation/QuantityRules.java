package io.drydock.controlplane.apiserver.validation;

import io.drydock.api.ExactQuantity;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Amounts of resources; their texts have been read well before. */
public final class QuantityRules {
  private QuantityRules() {}

  public static ExactQuantity exact(Quantity quantity) {
    return ExactQuantity.parse(quantity.toString());
  }

  public static int compare(Quantity left, Quantity right) {
    return exact(left).compareTo(exact(right));
  }

  /** As the message shows it. */
  public static String text(Quantity quantity) {
    return exact(quantity).canonical();
  }

  public static void notNegative(@Nullable Quantity quantity, Field field) {
    if (quantity != null && exact(quantity).signum() < 0) {
      field.invalid(text(quantity), "must be greater than or equal to 0");
    }
  }

  public static void positive(@Nullable Quantity quantity, Field field) {
    if (quantity != null && exact(quantity).signum() <= 0) {
      field.invalid(text(quantity), "must be greater than zero");
    }
  }

  /** What is an amount of that resource: not negative, and whole where it is counted. */
  public static void amount(String resource, Quantity quantity, Field field) {
    notNegative(quantity, field);
    boolean whole = exact(quantity).isWhole();
    if (ResourceNames.isCounted(resource) && !whole) {
      field.invalid(quantity, "must be an integer");
    }
  }

  /** Each amount of a list under its own key. */
  public static void amounts(@Nullable Map<String, Quantity> amounts, Field field) {
    if (amounts != null) {
      amounts.forEach((name, quantity) -> amount(name, quantity, field.key(name)));
    }
  }

  static boolean isMultiple(Quantity quantity, Quantity unit) {
    BigDecimal size = exact(unit).amount();
    return size.signum() > 0 && exact(quantity).amount().remainder(size).signum() == 0;
  }
}
