package io.drydock.controlplane.apiserver.validation.policy;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.QuantityRules;
import io.drydock.controlplane.apiserver.validation.ResourceNames;
import io.fabric8.kubernetes.api.model.LimitRangeItem;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The amounts of one limit, each by resource. */
record LimitAmounts(
    Map<String, Quantity> min,
    Map<String, Quantity> max,
    Map<String, Quantity> limits,
    Map<String, Quantity> requests,
    Map<String, Quantity> ratios) {

  private static final Quantity ONE = new Quantity("1");

  /** Pods as such have no defaults. */
  static LimitAmounts of(LimitRangeItem item, String type) {
    boolean pod = type.equals("Pod");
    return new LimitAmounts(
        orEmpty(item.getMin()),
        orEmpty(item.getMax()),
        pod ? Map.of() : orEmpty(item.getDefault()),
        pod ? Map.of() : orEmpty(item.getDefaultRequest()),
        orEmpty(item.getMaxLimitRequestRatio()));
  }

  private static Map<String, Quantity> orEmpty(@Nullable Map<String, Quantity> amounts) {
    return amounts == null ? Map.of() : amounts;
  }

  void names(String type, Field field) {
    names(max, type, field.child("max"));
    names(min, type, field.child("min"));
    names(limits, type, field.child("default"));
    names(requests, type, field.child("defaultRequest"));
    names(ratios, type, field.child("maxLimitRequestRatio"));
  }

  private static void names(Map<String, Quantity> amounts, String type, Field field) {
    boolean ofContainers = type.equals("Pod") || type.equals("Container");
    for (String name : amounts.keySet()) {
      if (ofContainers) {
        ResourceNames.container(name, field.key(name));
      } else {
        ResourceNames.standard(name, field.key(name));
      }
    }
  }

  /** min, default request, default and max, in this order. */
  void order(Field field) {
    Set<String> names = new TreeSet<>(min.keySet());
    List.of(max, limits, requests, ratios).forEach(amounts -> names.addAll(amounts.keySet()));
    for (String name : names) {
      Field request = field.child("defaultRequest").key(name);
      Field limit = field.child("default").key(name);
      Quantity least = min.get(name);
      Quantity most = max.get(name);
      Quantity asked = requests.get(name);
      Quantity granted = limits.get(name);
      within(
          least,
          most,
          least,
          "min value %s is greater than max value %s",
          field.child("min").key(name));
      within(least, asked, asked, "min value %s is greater than default request value %s", request);
      within(asked, most, asked, "default request value %s is greater than max value %s", request);
      within(
          asked,
          granted,
          asked,
          "default request value %s is greater than default limit value %s",
          request);
      within(least, granted, least, "min value %s is greater than default value %s", limit);
      within(granted, most, most, "default value %s is greater than max value %s", limit);
      ratio(name, field.child("maxLimitRequestRatio").key(name));
      equality(name, request);
    }
  }

  private static void within(
      @Nullable Quantity less,
      @Nullable Quantity more,
      @Nullable Quantity shown,
      String message,
      Field field) {
    if (less != null && more != null && QuantityRules.compare(less, more) > 0) {
      field.invalid(shown, message.formatted(QuantityRules.text(less), QuantityRules.text(more)));
    }
  }

  private void ratio(String name, Field field) {
    Quantity ratio = ratios.get(name);
    if (ratio == null) {
      return;
    }
    if (QuantityRules.compare(ratio, ONE) < 0) {
      field.invalid(ratio, "ratio %s is less than 1".formatted(QuantityRules.text(ratio)));
    }
    Quantity least = min.get(name);
    Quantity most = max.get(name);
    if (least == null || most == null || QuantityRules.exact(least).signum() == 0) {
      return;
    }
    BigDecimal possible =
        QuantityRules.exact(most)
            .amount()
            .divide(QuantityRules.exact(least).amount(), MathContext.DECIMAL64);
    if (QuantityRules.exact(ratio).amount().compareTo(possible) > 0) {
      field.invalid(
          ratio,
          "ratio %s is greater than max/min = %f".formatted(QuantityRules.text(ratio), possible));
    }
  }

  private void equality(String name, Field field) {
    Quantity asked = requests.get(name);
    Quantity granted = limits.get(name);
    if (!ResourceNames.mayOvercommit(name)
        && asked != null
        && granted != null
        && QuantityRules.compare(asked, granted) != 0) {
      field.invalid(
          asked,
          "default value %s must equal to defaultRequest value %s in %s"
              .formatted(QuantityRules.text(granted), QuantityRules.text(asked), name));
    }
  }
}
