package io.drydock.controlplane.apiserver.validation;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Labels, annotations' keys, and selectors over labels. */
public final class LabelRules {
  private static final String NAME_REGEX = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final String VALUE_REGEX = "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?";
  private static final Pattern NAME = Pattern.compile(NAME_REGEX);
  private static final Pattern VALUE = Pattern.compile(VALUE_REGEX);
  private static final int MAX = 63;
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
    int slash = key.indexOf('/');
    String name = key.substring(slash + 1);
    if (slash >= 0) {
      String prefix = key.substring(0, slash);
      if (prefix.isEmpty()) {
        return Optional.of("prefix part must be non-empty");
      }
      Optional<String> problem = NameRule.SUBDOMAIN.problem(prefix);
      if (problem.isPresent()) {
        return Optional.of("prefix part " + problem.get());
      }
    }
    return nameProblem(name);
  }

  private static Optional<String> nameProblem(String name) {
    if (name.isEmpty()) {
      return Optional.of("name part must be non-empty");
    }
    if (name.length() > MAX) {
      return Optional.of("name part must be no more than 63 characters");
    }
    return NAME.matcher(name).matches()
        ? Optional.empty()
        : Optional.of(
            "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '"
                + NAME_REGEX
                + "')");
  }

  public static Optional<String> valueProblem(@Nullable String value) {
    if (value == null) {
      return Optional.empty();
    }
    if (value.length() > MAX) {
      return Optional.of("must be no more than 63 characters");
    }
    return VALUE.matcher(value).matches()
        ? Optional.empty()
        : Optional.of(
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '"
                + VALUE_REGEX
                + "')");
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
