package io.drydock.controlplane.apiserver.validation.policy;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.LimitRangeItem;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** The rules of LimitRanges: one item a type, each in itself without contradiction. */
public final class LimitRangeRules implements KindRules<LimitRange> {
  private static final Set<String> TYPES = Set.of("Pod", "Container", "PersistentVolumeClaim");

  @Override
  public void validate(LimitRange range, Violations violations) {
    if (range.getSpec() == null) {
      return;
    }
    Set<String> types = new HashSet<>();
    violations
        .at("spec")
        .child("limits")
        .each(
            range.getSpec().getLimits(),
            (item, each) -> {
              String type = Objects.requireNonNullElse(item.getType(), "");
              type(type, each.child("type"));
              if (!types.add(type)) {
                each.child("type").duplicate(type);
              }
              item(item, type, each);
            });
  }

  private static void type(String type, Field field) {
    if (!LabelRules.KEY.accepts(type)) {
      field.text(type, LabelRules.KEY);
    } else if (!type.contains("/") && !TYPES.contains(type)) {
      field.invalid(type, "must be a standard limit type or fully qualified");
    }
  }

  private static void item(LimitRangeItem item, String type, Field field) {
    LimitAmounts amounts = LimitAmounts.of(item, type);
    amounts.names(type, field);
    if (type.equals("Pod")) {
      forbidden(item.getDefault() != null && !item.getDefault().isEmpty(), field.child("default"));
      forbidden(
          item.getDefaultRequest() != null && !item.getDefaultRequest().isEmpty(),
          field.child("defaultRequest"));
    }
    if (type.equals("PersistentVolumeClaim")
        && !amounts.min().containsKey("storage")
        && !amounts.max().containsKey("storage")) {
      field
          .child("limits")
          .required(
              "either minimum or maximum storage value is required, but neither was provided");
    }
    amounts.order(field);
  }

  private static void forbidden(boolean given, Field field) {
    if (given) {
      field.forbidden("may not be specified when `type` is 'Pod'");
    }
  }
}
