package io.drydock.api;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Label selectors as objects carry them. Those that users type are {@link LabelExpressions}. */
public final class Selectors {

  private Selectors() {}

  /** A predicate on labels; a null selector matches nothing, an empty one everything. */
  public static Predicate<@Nullable Map<String, String>> of(@Nullable LabelSelector selector) {
    if (selector == null) {
      return labels -> false;
    }
    List<Predicate<Map<String, String>>> parts = new ArrayList<>();
    if (selector.getMatchLabels() != null) {
      parts.add(equalTo(selector.getMatchLabels()));
    }
    if (selector.getMatchExpressions() != null) {
      selector.getMatchExpressions().forEach(r -> parts.add(requirement(r)));
    }
    return labels -> {
      Map<String, String> present = labels == null ? Map.of() : labels;
      return parts.stream().allMatch(p -> p.test(present));
    };
  }

  /** Matches labels that hold every entry; the selector of a Service or a ReplicationController. */
  public static Predicate<@Nullable Map<String, String>> ofMap(Map<String, String> wanted) {
    var equal = equalTo(wanted);
    return labels -> equal.test(labels == null ? Map.of() : labels);
  }

  private static Predicate<Map<String, String>> equalTo(Map<String, String> wanted) {
    return labels ->
        wanted.entrySet().stream()
            .allMatch(e -> Objects.equals(e.getValue(), labels.get(e.getKey())));
  }

  private static Predicate<Map<String, String>> requirement(LabelSelectorRequirement r) {
    String key = r.getKey();
    List<String> values = r.getValues() == null ? List.of() : r.getValues();
    return switch (r.getOperator()) {
      case "In" -> labels -> labels.containsKey(key) && values.contains(labels.get(key));
      case "NotIn" -> labels -> !labels.containsKey(key) || !values.contains(labels.get(key));
      case "Exists" -> labels -> labels.containsKey(key);
      case "DoesNotExist" -> labels -> !labels.containsKey(key);
      default ->
          throw new IllegalArgumentException(
              "\"" + r.getOperator() + "\" is not a valid label selector operator");
    };
  }
}
