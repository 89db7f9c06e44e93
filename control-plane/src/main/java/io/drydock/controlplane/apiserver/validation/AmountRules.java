package io.drydock.controlplane.apiserver.validation;

import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/** Amounts that are a number or a percentage: of pods that may be surplus or missing. */
public final class AmountRules {
  private static final int MAX_DIGITS = 10;

  private AmountRules() {}

  public static void positive(@Nullable IntOrString amount, Field field) {
    if (amount == null) {
      return;
    }
    if (amount.getStrVal() == null) {
      field.notNegative(amount.getIntVal());
    } else {
      Formats.PERCENT
          .problems(amount.getStrVal())
          .forEach(problem -> field.invalid(amount, problem));
    }
  }

  public static void atMostAll(@Nullable IntOrString amount, Field field) {
    if (isPercent(amount) && value(amount) > 100) {
      field.invalid(amount, "must not be greater than 100%");
    }
  }

  /** The number, or the number of the percentage. */
  public static long value(@Nullable IntOrString amount) {
    if (amount == null) {
      return 0;
    }
    if (amount.getStrVal() == null) {
      return amount.getIntVal() == null ? 0 : amount.getIntVal();
    }
    return isPercent(amount) ? number(amount.getStrVal().replace("%", "")) : 0;
  }

  private static long number(String digits) {
    return digits.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  private static boolean isPercent(@Nullable IntOrString amount) {
    return amount != null
        && amount.getStrVal() != null
        && Formats.PERCENT.accepts(amount.getStrVal());
  }
}
