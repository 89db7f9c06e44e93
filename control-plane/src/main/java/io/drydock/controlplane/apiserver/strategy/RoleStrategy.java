package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.rbac.Role;

/** Roles. */
final class RoleStrategy implements Strategy<Role> {

  @Override
  public Kind<Role> kind() {
    return Kinds.ROLE;
  }

  @Override
  public NameRule nameRule() {
    return NameRule.PATH_SEGMENT;
  }

  @Override
  public void validate(Role role, Violations violations) {
    for (int i = 0; i < role.getRules().size(); i++) {
      if (role.getRules().get(i).getVerbs().isEmpty()) {
        violations.required(
            FieldPath.of("rules").index(i).child("verbs"), "verbs must contain at least one value");
      }
    }
  }
}
