package io.drydock.controlplane.apiserver.validation.access;

import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;

/** The rules of ClusterRoles. */
public final class ClusterRoleRules implements KindRules<ClusterRole> {

  @Override
  public NameRule nameRule() {
    return NameRule.PATH_SEGMENT;
  }

  @Override
  public void validate(ClusterRole role, Violations violations) {
    violations
        .at("rules")
        .each(role.getRules(), (rule, each) -> PolicyRules.validate(rule, false, each));
  }
}
