package io.drydock.controlplane.apiserver.validation.policy;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.GoText;
import io.drydock.controlplane.apiserver.validation.ResourceNames;
import io.fabric8.kubernetes.api.model.ScopeSelector;
import io.fabric8.kubernetes.api.model.ScopedResourceSelectorRequirement;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The scopes of a quota.
 *
 * @param resources what the quota limits
 */
record QuotaScopeRules(Set<String> resources) {
  private static final Set<String> PLAIN =
      Set.of(
          "Terminating",
          "NotTerminating",
          "BestEffort",
          "NotBestEffort",
          "CrossNamespacePodAffinity");
  private static final Set<String> COMPUTE =
      Set.of("cpu", "memory", "limits.cpu", "limits.memory", "requests.cpu", "requests.memory");
  private static final List<Set<String>> CONFLICTS =
      List.of(Set.of("BestEffort", "NotBestEffort"), Set.of("Terminating", "NotTerminating"));
  private static final String ONLY_EXISTS =
      "must be 'Exist' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity";

  void names(List<String> scopes, Field field) {
    GoText shown = GoText.list("core.ResourceQuotaScope", scopes);
    for (String scope : scopes) {
      if (!isKnown(scope)) {
        field.invalid(shown, "unsupported scope");
      }
      unfit(scope, shown, field);
    }
    conflicts(Set.copyOf(scopes), shown, field);
  }

  void selector(ScopeSelector selector, Field field) {
    List<ScopedResourceSelectorRequirement> requirements = selector.getMatchExpressions();
    for (ScopedResourceSelectorRequirement requirement : requirements) {
      String scope = Objects.requireNonNullElse(requirement.getScopeName(), "");
      if (!isKnown(scope)) {
        field.child("scopeName").invalid(scope, "unsupported scope");
      }
      unfit(scope, GoText.json("core.ScopeSelector", selector), field);
      operator(requirement, field);
    }
    conflicts(
        Set.copyOf(requirements.stream().map(r -> String.valueOf(r.getScopeName())).toList()),
        GoText.list("core.ResourceQuotaScope", List.of()),
        field);
  }

  private static void operator(ScopedResourceSelectorRequirement requirement, Field field) {
    String operator = Objects.requireNonNullElse(requirement.getOperator(), "");
    boolean plain = PLAIN.contains(String.valueOf(requirement.getScopeName()));
    if (plain && !operator.equals("Exists")) {
      field.child("operator").invalid(operator, ONLY_EXISTS);
    }
    switch (operator) {
      case "In", "NotIn" -> {
        if (requirement.getValues().isEmpty()) {
          field
              .child("values")
              .required(
                  "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (!requirement.getValues().isEmpty()) {
          field
              .child("values")
              .invalid(
                  requirement.getValues(),
                  "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector");
        }
      }
      default -> field.child("operator").invalid(operator, "not a valid selector operator");
    }
  }

  private static boolean isKnown(String scope) {
    return PLAIN.contains(scope) || scope.equals("PriorityClass");
  }

  private void unfit(String scope, GoText shown, Field field) {
    resources.stream()
        .filter(name -> ResourceNames.isQuota(name) && !fits(scope, name))
        .forEach(_ -> field.invalid(shown, "unsupported scope applied to resource"));
  }

  private static boolean fits(String scope, String resource) {
    boolean pods = resource.equals("pods");
    return !isKnown(scope) || pods || (!scope.equals("BestEffort") && COMPUTE.contains(resource));
  }

  private static void conflicts(Set<String> scopes, GoText shown, Field field) {
    CONFLICTS.stream()
        .filter(scopes::containsAll)
        .forEach(_ -> field.invalid(shown, "conflicting scopes"));
  }
}
