package io.drydock.controlplane.apiserver.validation.config;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import java.util.List;

/** The rules of Leases. */
public final class LeaseRules implements KindRules<Lease> {

  @Override
  public void validate(Lease lease, Violations violations) {
    LeaseSpec spec = lease.getSpec();
    if (spec == null) {
      return;
    }
    Field field = violations.at("spec");
    Integer duration = spec.getLeaseDurationSeconds();
    if (duration != null && duration <= 0) {
      field.child("leaseDurationSeconds").invalid(duration, "must be greater than 0");
    }
    field.child("leaseTransitions").notNegative(spec.getLeaseTransitions());
    if (spec.getStrategy() != null) {
      strategy(spec.getStrategy(), field.child("strategy").child("strategy"));
    }
    if (!Field.isEmpty(spec.getPreferredHolder()) && Field.isEmpty(spec.getStrategy())) {
      field.child("preferredHolder").forbidden("may only be specified if `strategy` is defined");
    }
  }

  private static void strategy(String strategy, Field field) {
    if (strategy.contains("/")) {
      field.text(strategy, LabelRules.KEY);
    } else {
      field.oneOf(strategy, List.of("OldestEmulationVersion"));
    }
  }
}
