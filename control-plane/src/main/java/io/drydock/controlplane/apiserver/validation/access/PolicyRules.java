package io.drydock.controlplane.apiserver.validation.access;

import io.drydock.controlplane.apiserver.validation.Field;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;

/** The rules of what a role allows. */
final class PolicyRules {
  private PolicyRules() {}

  static void validate(PolicyRule rule, boolean namespaced, Field field) {
    if (rule.getVerbs().isEmpty()) {
      field.child("verbs").required("verbs must contain at least one value");
    }
    if (rule.getNonResourceURLs().isEmpty()) {
      resources(rule, field);
    } else {
      urls(rule, namespaced, field.child("nonResourceURLs"));
    }
  }

  private static void urls(PolicyRule rule, boolean namespaced, Field field) {
    if (namespaced) {
      field.invalid(
          rule.getNonResourceURLs(), "namespaced rules cannot apply to non-resource URLs");
    }
    boolean mixed =
        !rule.getApiGroups().isEmpty()
            || !rule.getResources().isEmpty()
            || !rule.getResourceNames().isEmpty();
    if (mixed) {
      field.invalid(
          rule.getNonResourceURLs(),
          "rules cannot apply to both regular resources and non-resource URLs");
    }
  }

  private static void resources(PolicyRule rule, Field field) {
    if (rule.getApiGroups().isEmpty()) {
      field.child("apiGroups").required("resource rules must supply at least one api group");
    }
    if (rule.getResources().isEmpty()) {
      field.child("resources").required("resource rules must supply at least one resource");
    }
    if (!rule.getResourceNames().isEmpty() && rule.getResources().size() > 1) {
      field.child("resourceNames").required("resource names cannot apply to multiple resources");
    }
  }
}
