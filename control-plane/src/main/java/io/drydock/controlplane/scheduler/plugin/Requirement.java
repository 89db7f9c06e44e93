package io.drydock.controlplane.scheduler.plugin;

import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of a node selector term. */
final class Requirement {

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

  private Requirement() {}

  static boolean matches(NodeSelectorRequirement requirement, Map<String, String> labels) {
    String value = labels.get(requirement.getKey());
    List<String> values = requirement.getValues() == null ? List.of() : requirement.getValues();
    return switch (requirement.getOperator()) {
      case "In" -> value != null && values.contains(value);
      case "NotIn" -> value == null || !values.contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      case "Gt" -> compare(value, values) > 0;
      case "Lt" -> compare(value, values) < 0;
      default -> false;
    };
  }

  /** 0, which satisfies neither side, where one of the two is no number. */
  private static int compare(@Nullable String value, List<String> values) {
    if (value == null || values.size() != 1) {
      return 0;
    }
    String bound = values.getFirst();
    return NUMBER.matcher(value).matches() && NUMBER.matcher(bound).matches()
        ? Long.compare(Long.parseLong(value), Long.parseLong(bound))
        : 0;
  }
}
