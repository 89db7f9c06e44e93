package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;

/** ClusterRoles. */
final class ClusterRoleStrategy implements Strategy<ClusterRole> {

  @Override
  public Kind<ClusterRole> kind() {
    return Kinds.CLUSTER_ROLE;
  }

  @Override
  public NameRule nameRule() {
    return NameRule.PATH_SEGMENT;
  }

  @Override
  public void validate(ClusterRole role, Violations violations) {
    for (int i = 0; i < role.getRules().size(); i++) {
      if (role.getRules().get(i).getVerbs().isEmpty()) {
        violations.required(
            FieldPath.of("rules").index(i).child("verbs"), "verbs must contain at least one value");
      }
    }
  }
}
