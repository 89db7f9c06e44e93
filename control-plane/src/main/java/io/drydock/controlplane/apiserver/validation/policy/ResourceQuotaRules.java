package io.drydock.controlplane.apiserver.validation.policy;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.QuantityRules;
import io.drydock.controlplane.apiserver.validation.ResourceNames;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaSpec;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of ResourceQuotas: known resources, amounts, and scopes that fit them. */
public final class ResourceQuotaRules implements KindRules<ResourceQuota> {

  @Override
  public void validate(ResourceQuota quota, Violations violations) {
    Field field = violations.at("spec");
    ResourceQuotaSpec spec = spec(quota);
    amounts(spec.getHard(), field.child("hard"));
    QuotaScopeRules scopes =
        new QuotaScopeRules(spec.getHard() == null ? Set.of() : spec.getHard().keySet());
    scopes.names(spec.getScopes(), field.child("scopes"));
    if (spec.getScopeSelector() != null) {
      scopes.selector(
          spec.getScopeSelector(), field.child("scopeSelector").child("matchExpressions"));
    }
  }

  private static ResourceQuotaSpec spec(ResourceQuota quota) {
    return Objects.requireNonNullElseGet(quota.getSpec(), ResourceQuotaSpec::new);
  }

  private static void amounts(@Nullable Map<String, Quantity> amounts, Field field) {
    if (amounts != null) {
      amounts.forEach((name, amount) -> {
        ResourceNames.quota(name, field.key(name));
        QuantityRules.amount(name, amount, field.key(name));
      });
    }
  }

  @Override
  public void validateUpdate(ResourceQuota next, ResourceQuota old, Violations violations) {
    boolean same = Set.copyOf(spec(next).getScopes()).equals(Set.copyOf(spec(old).getScopes()));
    if (!same) {
      violations.at("spec").child("scopes").invalid(spec(next).getScopes(), "field is immutable");
    }
  }

  @Override
  public void validateStatus(ResourceQuota next, ResourceQuota old, Violations violations) {
    if (next.getStatus() != null) {
      amounts(next.getStatus().getHard(), violations.at("status").child("hard"));
      amounts(next.getStatus().getUsed(), violations.at("status").child("used"));
    }
  }
}
