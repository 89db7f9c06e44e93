package io.drydock.controlplane.apiserver.validation.access;

import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.rbac.Role;

/** The rules of Roles. */
public final class RoleRules implements KindRules<Role> {

  @Override
  public NameRule nameRule() {
    return NameRule.PATH_SEGMENT;
  }

  @Override
  public void validate(Role role, Violations violations) {
    violations
        .at("rules")
        .each(role.getRules(), (rule, each) -> PolicyRules.validate(rule, true, each));
  }
}
