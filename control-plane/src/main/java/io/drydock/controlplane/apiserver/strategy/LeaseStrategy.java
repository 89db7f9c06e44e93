package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;

/** Leases. */
final class LeaseStrategy implements Strategy<Lease> {

  @Override
  public Kind<Lease> kind() {
    return Kinds.LEASE;
  }

  @Override
  public void validate(Lease lease, Violations violations) {
    if (lease.getSpec() == null) {
      return;
    }
    FieldPath spec = FieldPath.of("spec");
    Integer duration = lease.getSpec().getLeaseDurationSeconds();
    if (duration != null && duration <= 0) {
      violations.invalid(spec.child("leaseDurationSeconds"), duration, "must be greater than 0");
    }
    Integer transitions = lease.getSpec().getLeaseTransitions();
    if (transitions != null && transitions < 0) {
      violations.invalid(
          spec.child("leaseTransitions"), transitions, "must be greater than or equal to 0");
    }
  }
}
