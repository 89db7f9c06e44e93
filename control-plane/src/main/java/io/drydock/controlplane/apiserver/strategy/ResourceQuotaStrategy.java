package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** ResourceQuotas: what they count stays. */
final class ResourceQuotaStrategy implements Strategy<ResourceQuota> {

  @Override
  public Kind<ResourceQuota> kind() {
    return Kinds.RESOURCE_QUOTA;
  }

  @Override
  public void validateUpdate(ResourceQuota next, ResourceQuota old, Violations violations) {
    if (!scopes(next).equals(scopes(old))) {
      violations.immutable(FieldPath.of("spec.scopes"), List.copyOf(scopes(next)));
    }
  }

  private static Set<String> scopes(ResourceQuota quota) {
    return quota.getSpec() == null ? Set.of() : new HashSet<>(quota.getSpec().getScopes());
  }
}
