package io.drydock.controlplane.apiserver.validation.workload;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.GoText;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.pod.TemplateRules;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyOnExitCodesRequirement;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyOnPodConditionsPattern;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules for what a Job does about the ways in which its pods can fail. */
record FailurePolicyRules(JobSpec spec) {
  private static final List<String> ACTIONS = List.of("Count", "FailIndex", "FailJob", "Ignore");
  private static final List<String> OPERATORS = List.of("In", "NotIn");
  private static final List<String> STATUSES = List.of("False", "True", "Unknown");
  private static final int MAX_RULES = 20;
  private static final int MAX_CODES = 255;

  void validate(Field field) {
    List<PodFailurePolicyRule> rules = spec.getPodFailurePolicy().getRules();
    var _ = field.child("rules").tooMany(rules, MAX_RULES);
    field.child("rules").each(rules, this::rule);
  }

  private void rule(PodFailurePolicyRule rule, Field field) {
    Field action = field.child("action");
    if ("FailIndex".equals(rule.getAction())) {
      if (spec.getBackoffLimitPerIndex() == null) {
        action.invalid("FailIndex", "requires the backoffLimitPerIndex to be set");
      }
    } else {
      oneOf(rule.getAction(), ACTIONS, action);
    }
    boolean codes = rule.getOnExitCodes() != null;
    boolean conditions = !rule.getOnPodConditions().isEmpty();
    if (codes) {
      exitCodes(rule.getOnExitCodes(), field.child("onExitCodes"));
    }
    if (conditions) {
      var _ = field.child("onPodConditions").tooMany(rule.getOnPodConditions(), MAX_RULES);
      field.child("onPodConditions").each(rule.getOnPodConditions(), FailurePolicyRules::condition);
    }
    if (codes && conditions) {
      field.invalid("specifying both OnExitCodes and OnPodConditions is not supported");
    } else if (!codes && !conditions) {
      field.invalid("specifying one of OnExitCodes and OnPodConditions is required");
    }
  }

  private static void oneOf(@Nullable String value, List<String> supported, Field field) {
    if (Field.isEmpty(value)) {
      field.required(
          supported.stream()
              .map(each -> "\"" + each + "\"")
              .collect(Collectors.joining(" ", "valid values: [", "]")));
    } else {
      field.oneOf(value, supported);
    }
  }

  private static void condition(PodFailurePolicyOnPodConditionsPattern pattern, Field field) {
    field.child("type").text(pattern.getType(), LabelRules.KEY);
    oneOf(pattern.getStatus(), STATUSES, field.child("status"));
  }

  private void exitCodes(PodFailurePolicyOnExitCodesRequirement codes, Field field) {
    oneOf(codes.getOperator(), OPERATORS, field.child("operator"));
    String container = codes.getContainerName();
    if (container != null && !containers().contains(container)) {
      field
          .child("containerName")
          .invalid(
              container, "must be one of the container or initContainer names in the pod template");
    }
    values(codes, field.child("values"));
  }

  private Set<String> containers() {
    PodSpec pod = TemplateRules.spec(spec.getTemplate());
    return Stream.concat(pod.getContainers().stream(), pod.getInitContainers().stream())
        .map(Container::getName)
        .collect(Collectors.toSet());
  }

  private static void values(PodFailurePolicyOnExitCodesRequirement codes, Field field) {
    List<Integer> values = codes.getValues();
    if (values.isEmpty()) {
      field.invalid(GoText.list("int32", values), "at least one value is required");
    }
    var _ = field.tooMany(values, MAX_CODES);
    Set<Integer> seen = new HashSet<>();
    field.each(
        values,
        (value, each) -> {
          if ("In".equals(codes.getOperator()) && value == 0) {
            each.invalid(value, "must not be 0 for the In operator");
          }
          if (!seen.add(value)) {
            each.duplicate(value);
          }
        });
    if (!values.stream().sorted().toList().equals(values)) {
      field.invalid(GoText.list("int32", values), "must be ordered");
    }
  }
}
