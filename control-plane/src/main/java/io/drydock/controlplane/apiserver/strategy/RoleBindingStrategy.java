package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;

/** RoleBindings. */
final class RoleBindingStrategy implements Strategy<RoleBinding> {

  @Override
  public Kind<RoleBinding> kind() {
    return Kinds.ROLE_BINDING;
  }

  @Override
  public void setDefaults(RoleBinding binding) {
    RoleReferences.defaults(binding.getRoleRef(), binding.getSubjects());
  }
}
