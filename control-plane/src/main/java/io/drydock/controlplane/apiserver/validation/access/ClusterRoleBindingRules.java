package io.drydock.controlplane.apiserver.validation.access;

import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import java.util.List;

/** The rules of ClusterRoleBindings. */
public final class ClusterRoleBindingRules implements KindRules<ClusterRoleBinding> {
  private static final List<String> ROLES = List.of("ClusterRole");

  @Override
  public NameRule nameRule() {
    return NameRule.PATH_SEGMENT;
  }

  @Override
  public void validate(ClusterRoleBinding binding, Violations violations) {
    BindingRules.role(binding.getRoleRef(), ROLES, violations.at("roleRef"));
    violations
        .at("subjects")
        .each(binding.getSubjects(), (subject, each) -> BindingRules.subject(subject, false, each));
  }

  @Override
  public void validateUpdate(
      ClusterRoleBinding next, ClusterRoleBinding old, Violations violations) {
    BindingRules.sameRole(next.getRoleRef(), old.getRoleRef(), violations);
  }
}
