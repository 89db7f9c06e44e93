package io.drydock.controlplane.apiserver.validation;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests and limits: amounts that can be read, not negative, requests within limits. */
final class ResourceRules {
  private ResourceRules() {}

  static void validate(
      @Nullable ResourceRequirements resources, FieldPath path, Violations violations) {
    if (resources == null) {
      return;
    }
    Map<String, Quantity> limits = orEmpty(resources.getLimits());
    Map<String, Quantity> requests = orEmpty(resources.getRequests());
    limits.forEach((name, amount) -> amount(amount, path.child("limits").key(name), violations));
    requests.forEach(
        (name, amount) -> amount(amount, path.child("requests").key(name), violations));
    requests.forEach((name, amount) -> {
      Quantity limit = limits.get(name);
      if (limit != null && exceeds(amount, limit)) {
        violations.invalid(
            path.child("requests"),
            amount.toString(),
            "must be less than or equal to %s limit of %s".formatted(name, limit));
      }
    });
  }

  private static Map<String, Quantity> orEmpty(@Nullable Map<String, Quantity> amounts) {
    return amounts == null ? Map.of() : amounts;
  }

  private static void amount(Quantity amount, FieldPath path, Violations violations) {
    try {
      if (value(amount).signum() < 0) {
        violations.invalid(path, amount.toString(), "must be greater than or equal to 0");
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      violations.invalid(
          path,
          amount.toString(),
          "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
    }
  }

  private static boolean exceeds(Quantity request, Quantity limit) {
    try {
      return value(request).compareTo(value(limit)) > 0;
    } catch (IllegalArgumentException | ArithmeticException e) {
      return false; // reported where the amount stands
    }
  }

  private static BigDecimal value(Quantity quantity) {
    return quantity.getNumericalAmount();
  }
}
