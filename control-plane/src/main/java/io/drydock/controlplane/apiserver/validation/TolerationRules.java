package io.drydock.controlplane.apiserver.validation;

import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Taints of nodes, and what tolerates them. */
public final class TolerationRules {
  private static final List<String> EFFECTS =
      List.of("NoSchedule", "PreferNoSchedule", "NoExecute");
  private static final List<String> OPERATORS = List.of("Equal", "Exists");

  private TolerationRules() {}

  public static void validate(@Nullable List<Toleration> tolerations, Field field) {
    field.each(tolerations, TolerationRules::toleration);
  }

  private static void toleration(Toleration toleration, Field field) {
    String operator = Objects.requireNonNullElse(toleration.getOperator(), "");
    String effect = Objects.requireNonNullElse(toleration.getEffect(), "");
    field.child("key").optional(toleration.getKey(), LabelRules.KEY);
    if (Field.isEmpty(toleration.getKey()) && !operator.equals("Exists")) {
      field
          .child("operator")
          .invalid(
              operator,
              "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
    }
    if (toleration.getTolerationSeconds() != null && !effect.equals("NoExecute")) {
      field
          .child("effect")
          .invalid(effect, "effect must be 'NoExecute' when `tolerationSeconds` is set");
    }
    value(operator, Objects.requireNonNullElse(toleration.getValue(), ""), field.child("operator"));
    if (!effect.isEmpty()) {
      field.child("effect").oneOf(effect, EFFECTS);
    }
  }

  private static void value(String operator, String value, Field field) {
    switch (operator) {
      case "", "Equal" -> joined(value, field);
      case "Exists" -> {
        if (!value.isEmpty()) {
          field.invalid(value, "value must be empty when `operator` is 'Exists'");
        }
      }
      default -> field.notSupported(operator, OPERATORS);
    }
  }

  private static void joined(String value, Field field) {
    List<String> problems = LabelRules.VALUE.problems(value);
    if (!problems.isEmpty()) {
      field.invalid(value, String.join(";", problems));
    }
  }

  public static void taints(@Nullable List<Taint> taints, Field field) {
    Set<String> seen = new HashSet<>();
    field.each(
        taints,
        (taint, each) -> {
          each.child("key").text(taint.getKey(), LabelRules.KEY);
          joined(Objects.requireNonNullElse(taint.getValue(), ""), each.child("value"));
          each.child("effect").neededOneOf(taint.getEffect(), EFFECTS);
          if (!seen.add(taint.getEffect() + " " + taint.getKey())) {
            each.violations()
                .duplicate(
                    each.path(), shown(taint), "taints must be unique by key and effect pair");
          }
        });
  }

  private static GoText shown(Taint taint) {
    return new GoText(
        "core.Taint{Key:%s, Value:%s, Effect:%s, TimeAdded:<nil>}"
            .formatted(
                GoText.of(Objects.requireNonNullElse(taint.getKey(), "")),
                GoText.of(Objects.requireNonNullElse(taint.getValue(), "")),
                GoText.of(Objects.requireNonNullElse(taint.getEffect(), ""))));
  }
}
