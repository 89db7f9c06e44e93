package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules for how evenly pods are spread. */
final class SpreadRules {
  private static final List<String> ACTIONS = List.of("DoNotSchedule", "ScheduleAnyway");
  private static final List<String> POLICIES = List.of("Honor", "Ignore");

  private SpreadRules() {}

  static void validate(List<TopologySpreadConstraint> constraints, Field field) {
    for (int i = 0; i < constraints.size(); i++) {
      constraint(
          constraints.get(i), constraints.subList(i + 1, constraints.size()), field.index(i));
    }
  }

  private static void constraint(
      TopologySpreadConstraint constraint, List<TopologySpreadConstraint> rest, Field field) {
    int skew = constraint.getMaxSkew() == null ? 0 : constraint.getMaxSkew();
    if (skew <= 0) {
      field.child("maxSkew").invalid(skew, "must be greater than zero");
    }
    if (Field.isEmpty(constraint.getTopologyKey())) {
      field.child("topologyKey").required("can not be empty");
    }
    field.child("whenUnsatisfiable").oneOf(constraint.getWhenUnsatisfiable(), ACTIONS);
    if (rest.stream().anyMatch(other -> isSame(constraint, other))) {
      field
          .child("{topologyKey, whenUnsatisfiable}")
          .duplicate(
              "{%s, %s}".formatted(constraint.getTopologyKey(), constraint.getWhenUnsatisfiable()));
    }
    minDomains(constraint, field.child("minDomains"));
    field.child("nodeAffinityPolicy").optionalOneOf(constraint.getNodeAffinityPolicy(), POLICIES);
    field.child("nodeTaintsPolicy").optionalOneOf(constraint.getNodeTaintsPolicy(), POLICIES);
    labelKeys(
        constraint.getMatchLabelKeys(),
        constraint.getLabelSelector(),
        field.child("matchLabelKeys"));
    LabelRules.selector(constraint.getLabelSelector(), field.child("labelSelector"));
  }

  private static boolean isSame(TopologySpreadConstraint one, TopologySpreadConstraint other) {
    return Objects.equals(one.getTopologyKey(), other.getTopologyKey())
        && Objects.equals(one.getWhenUnsatisfiable(), other.getWhenUnsatisfiable());
  }

  private static void minDomains(TopologySpreadConstraint constraint, Field field) {
    Integer domains = constraint.getMinDomains();
    if (domains == null) {
      return;
    }
    if (domains <= 0) {
      field.invalid(domains, "must be greater than zero");
    }
    if (!"DoNotSchedule".equals(constraint.getWhenUnsatisfiable())) {
      field.invalid(
          domains,
          "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not "
              + Objects.requireNonNullElse(constraint.getWhenUnsatisfiable(), ""));
    }
  }

  private static void labelKeys(List<String> keys, @Nullable LabelSelector selector, Field field) {
    if (keys.isEmpty()) {
      return;
    }
    if (selector == null) {
      field.forbidden("must not be specified when labelSelector is not set");
    }
    Set<String> selected = selectedKeys(selector);
    field.each(
        keys,
        (key, each) -> {
          each.text(key, LabelRules.KEY);
          if (selected.contains(key)) {
            each.invalid(key, "exists in both matchLabelKeys and labelSelector");
          }
        });
  }

  private static Set<String> selectedKeys(@Nullable LabelSelector selector) {
    Set<String> keys = new HashSet<>();
    if (selector != null) {
      if (selector.getMatchLabels() != null) {
        keys.addAll(selector.getMatchLabels().keySet());
      }
      selector.getMatchExpressions().stream()
          .map(LabelSelectorRequirement::getKey)
          .forEach(keys::add);
    }
    return keys;
  }
}
