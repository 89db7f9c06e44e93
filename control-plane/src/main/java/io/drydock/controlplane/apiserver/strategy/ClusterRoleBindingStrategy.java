package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;

/** ClusterRoleBindings. */
final class ClusterRoleBindingStrategy implements Strategy<ClusterRoleBinding> {

  @Override
  public Kind<ClusterRoleBinding> kind() {
    return Kinds.CLUSTER_ROLE_BINDING;
  }

  @Override
  public NameRule nameRule() {
    return NameRule.PATH_SEGMENT;
  }

  @Override
  public void setDefaults(ClusterRoleBinding binding) {
    RoleReferences.defaults(binding.getRoleRef(), binding.getSubjects());
  }

  @Override
  public void validate(ClusterRoleBinding binding, Violations violations) {
    RoleReferences.validate(binding.getRoleRef(), binding.getSubjects(), false, violations);
  }

  @Override
  public void validateUpdate(
      ClusterRoleBinding next, ClusterRoleBinding old, Violations violations) {
    RoleReferences.validateUpdate(next.getRoleRef(), old.getRoleRef(), violations);
  }
}
