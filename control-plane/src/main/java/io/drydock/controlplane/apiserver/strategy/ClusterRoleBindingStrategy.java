package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;

/** ClusterRoleBindings. */
final class ClusterRoleBindingStrategy implements Strategy<ClusterRoleBinding> {

  @Override
  public Kind<ClusterRoleBinding> kind() {
    return Kinds.CLUSTER_ROLE_BINDING;
  }

  @Override
  public void setDefaults(ClusterRoleBinding binding) {
    RoleReferences.defaults(binding.getRoleRef(), binding.getSubjects());
  }
}
