package io.drydock.controlplane.apiserver.validation;

import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import java.util.List;
import java.util.Objects;

/** The rules of a selector over nodes. */
public final class NodeSelectorRules {
  private NodeSelectorRules() {}

  public static void required(NodeSelector selector, Field field) {
    Field terms = field.child("nodeSelectorTerms");
    if (Field.isEmpty(selector.getNodeSelectorTerms())) {
      terms.required("must have at least one node selector term");
    }
    terms.each(selector.getNodeSelectorTerms(), (term, each) -> term(term, true, each));
  }

  /**
   * @param strict whether values must be such that a label can have; not in a mere preference
   */
  public static void term(NodeSelectorTerm term, boolean strict, Field field) {
    field
        .child("matchExpressions")
        .each(term.getMatchExpressions(), (requirement, each) -> label(requirement, strict, each));
    field.child("matchFields").each(term.getMatchFields(), NodeSelectorRules::field);
  }

  private static void label(NodeSelectorRequirement requirement, boolean strict, Field field) {
    List<String> values = requirement.getValues();
    String operator = Objects.requireNonNullElse(requirement.getOperator(), "");
    Field at = field.child("values");
    switch (operator) {
      case "In", "NotIn" -> {
        if (values.isEmpty()) {
          at.required("must be specified when `operator` is 'In' or 'NotIn'");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (!values.isEmpty()) {
          at.forbidden("may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
        }
      }
      case "Gt", "Lt" -> {
        if (values.size() != 1) {
          at.required("must be specified single value when `operator` is 'Lt' or 'Gt'");
        }
      }
      default -> field.child("operator").invalid(operator, "not a valid selector operator");
    }
    field.child("key").text(requirement.getKey(), LabelRules.KEY);
    if (strict) {
      at.each(values, (value, each) -> each.text(value, LabelRules.VALUE));
    }
  }

  private static void field(NodeSelectorRequirement requirement, Field field) {
    String operator = Objects.requireNonNullElse(requirement.getOperator(), "");
    if (!operator.equals("In") && !operator.equals("NotIn")) {
      field.child("operator").invalid(operator, "not a valid selector operator");
    } else if (requirement.getValues().size() != 1) {
      field
          .child("values")
          .required(
              "must be only one value when `operator` is 'In' or 'NotIn' for node field selector");
    }
    String key = Objects.requireNonNullElse(requirement.getKey(), "");
    if (!key.equals("metadata.name")) {
      field.child("key").invalid(key, "not a valid field selector key");
    } else {
      field
          .child("values")
          .each(requirement.getValues(), (value, each) -> each.text(value, NameRule.SUBDOMAIN));
    }
  }
}
