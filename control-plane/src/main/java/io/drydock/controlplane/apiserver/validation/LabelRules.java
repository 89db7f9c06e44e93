package io.drydock.controlplane.apiserver.validation;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Labels, annotations' keys, and selectors over labels. */
public final class LabelRules {
  /** "app" or "example.com/app". */
  public static final TextRule KEY = LabelRules::keyProblems;

  public static final TextRule VALUE = LabelRules::valueProblems;

  private static final String NAME_REGEX = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final String VALUE_REGEX = "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?";
  private static final String NAME_FORM =
      "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '"
          + NAME_REGEX
          + "')";
  private static final String VALUE_FORM =
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '"
          + VALUE_REGEX
          + "')";
  private static final Pattern NAME_PATTERN = Pattern.compile(NAME_REGEX);
  private static final Pattern VALUE_PATTERN = Pattern.compile(VALUE_REGEX);
  private static final int MAX = 63;
  private static final Set<String> WITH_VALUES = Set.of("In", "NotIn");
  private static final Set<String> WITHOUT_VALUES = Set.of("Exists", "DoesNotExist");

  private LabelRules() {}

  public static void labels(@Nullable Map<String, String> labels, Field field) {
    if (labels == null) {
      return;
    }
    labels.forEach((key, value) -> {
      field.text(key, KEY);
      field.text(value, VALUE);
    });
  }

  /** What is wrong with a qualified name such as "app" or "example.com/app", or nothing. */
  public static Optional<String> keyProblem(String key) {
    return keyProblems(key).stream().findFirst();
  }

  private static List<String> keyProblems(String key) {
    String[] parts = key.split("/", -1);
    if (parts.length > 2) {
      return List.of(
          "a qualified name "
              + NAME_FORM
              + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
    }
    List<String> problems = new ArrayList<>();
    if (parts.length == 2) {
      prefixProblems(parts[0]).forEach(problem -> problems.add("prefix part " + problem));
    }
    nameProblems(parts[parts.length - 1]).forEach(problem -> problems.add("name part " + problem));
    return problems;
  }

  private static List<String> prefixProblems(String prefix) {
    return prefix.isEmpty() ? List.of("must be non-empty") : NameRule.SUBDOMAIN.problems(prefix);
  }

  private static List<String> nameProblems(String name) {
    List<String> problems = new ArrayList<>();
    if (name.isEmpty()) {
      problems.add("must be non-empty");
    } else if (name.length() > MAX) {
      problems.add("must be no more than 63 characters");
    }
    if (!NAME_PATTERN.matcher(name).matches()) {
      problems.add(NAME_FORM);
    }
    return problems;
  }

  private static List<String> valueProblems(String value) {
    List<String> problems = new ArrayList<>();
    if (value.length() > MAX) {
      problems.add("must be no more than 63 characters");
    }
    if (!VALUE_PATTERN.matcher(value).matches()) {
      problems.add(VALUE_FORM);
    }
    return problems;
  }

  /** A selector as objects carry it. */
  public static void selector(@Nullable LabelSelector selector, Field field) {
    if (selector == null) {
      return;
    }
    labels(selector.getMatchLabels(), field.child("matchLabels"));
    field.child("matchExpressions").each(selector.getMatchExpressions(), LabelRules::requirement);
  }

  private static void requirement(LabelSelectorRequirement requirement, Field field) {
    operator(requirement.getOperator(), !Field.isEmpty(requirement.getValues()), field);
    field.child("key").text(requirement.getKey(), KEY);
    field.child("values").each(requirement.getValues(), (value, each) -> each.text(value, VALUE));
  }

  private static void operator(@Nullable String operator, boolean hasValues, Field field) {
    if (operator != null && WITH_VALUES.contains(operator)) {
      if (!hasValues) {
        field.child("values").required("must be specified when `operator` is 'In' or 'NotIn'");
      }
    } else if (operator != null && WITHOUT_VALUES.contains(operator)) {
      if (hasValues) {
        field
            .child("values")
            .forbidden("may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
      }
    } else {
      field
          .child("operator")
          .invalid(operator == null ? "" : operator, "not a valid selector operator");
    }
  }

  public static boolean isEmpty(LabelSelector selector) {
    boolean noLabels = selector.getMatchLabels() == null || selector.getMatchLabels().isEmpty();
    return noLabels && Field.isEmpty(selector.getMatchExpressions());
  }
}
