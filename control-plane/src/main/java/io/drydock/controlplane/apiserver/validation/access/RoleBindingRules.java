package io.drydock.controlplane.apiserver.validation.access;

import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.List;

/** The rules of RoleBindings. */
public final class RoleBindingRules implements KindRules<RoleBinding> {
  private static final List<String> ROLES = List.of("Role", "ClusterRole");

  @Override
  public NameRule nameRule() {
    return NameRule.PATH_SEGMENT;
  }

  @Override
  public void validate(RoleBinding binding, Violations violations) {
    BindingRules.role(binding.getRoleRef(), ROLES, violations.at("roleRef"));
    violations
        .at("subjects")
        .each(binding.getSubjects(), (subject, each) -> BindingRules.subject(subject, true, each));
  }

  @Override
  public void validateUpdate(RoleBinding next, RoleBinding old, Violations violations) {
    BindingRules.sameRole(next.getRoleRef(), old.getRoleRef(), violations);
  }
}
