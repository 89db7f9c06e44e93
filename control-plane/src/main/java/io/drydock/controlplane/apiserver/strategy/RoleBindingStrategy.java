package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;

/** RoleBindings. */
final class RoleBindingStrategy implements Strategy<RoleBinding> {

  @Override
  public Kind<RoleBinding> kind() {
    return Kinds.ROLE_BINDING;
  }

  @Override
  public NameRule nameRule() {
    return NameRule.PATH_SEGMENT;
  }

  @Override
  public void setDefaults(RoleBinding binding) {
    RoleReferences.defaults(binding.getRoleRef(), binding.getSubjects());
  }

  @Override
  public void validate(RoleBinding binding, Violations violations) {
    RoleReferences.validate(binding.getRoleRef(), binding.getSubjects(), true, violations);
  }

  @Override
  public void validateUpdate(RoleBinding next, RoleBinding old, Violations violations) {
    RoleReferences.validateUpdate(next.getRoleRef(), old.getRoleRef(), violations);
  }
}
