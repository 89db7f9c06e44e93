package io.drydock.controlplane.apiserver.validation;

import io.drydock.api.LabelSyntax;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Labels, annotations' keys, and selectors over labels. */
public final class LabelRules {
  private static final Set<String> OPERATORS = Set.of("In", "NotIn", "Exists", "DoesNotExist");

  private LabelRules() {}

  public static void labels(
      @Nullable Map<String, String> labels, FieldPath path, Violations violations) {
    if (labels == null) {
      return;
    }
    labels.forEach((key, value) -> {
      keyProblem(key).ifPresent(problem -> violations.invalid(path, key, problem));
      valueProblem(value).ifPresent(problem -> violations.invalid(path, value, problem));
    });
  }

  /** What is wrong with a qualified name such as "app" or "example.com/app", or nothing. */
  public static Optional<String> keyProblem(String key) {
    return LabelSyntax.keyProblem(key);
  }

  public static Optional<String> valueProblem(@Nullable String value) {
    return value == null ? Optional.empty() : LabelSyntax.valueProblem(value);
  }

  /** A selector as objects carry it. */
  public static void selector(LabelSelector selector, FieldPath path, Violations violations) {
    labels(selector.getMatchLabels(), path.child("matchLabels"), violations);
    List<LabelSelectorRequirement> expressions = selector.getMatchExpressions();
    for (int i = 0; expressions != null && i < expressions.size(); i++) {
      requirement(expressions.get(i), path.child("matchExpressions").index(i), violations);
    }
  }

  private static void requirement(
      LabelSelectorRequirement requirement, FieldPath path, Violations violations) {
    String operator = requirement.getOperator();
    boolean hasValues = requirement.getValues() != null && !requirement.getValues().isEmpty();
    if (operator == null || !OPERATORS.contains(operator)) {
      violations.invalid(path.child("operator"), operator, "not a valid selector operator");
    } else if (operator.endsWith("In") && !hasValues) {
      violations.required(
          path.child("values"), "must be specified when `operator` is 'In' or 'NotIn'");
    } else if (!operator.endsWith("In") && hasValues) {
      violations.forbidden(
          path.child("values"),
          "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
    }
    String key = requirement.getKey() == null ? "" : requirement.getKey();
    keyProblem(key).ifPresent(problem -> violations.invalid(path.child("key"), key, problem));
  }
}
