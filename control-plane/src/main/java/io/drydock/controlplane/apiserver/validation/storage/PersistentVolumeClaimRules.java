package io.drydock.controlplane.apiserver.validation.storage;

import io.drydock.controlplane.apiserver.validation.Differences;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.QuantityRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.drydock.controlplane.apiserver.validation.volume.ClaimSpecRules;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpecBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeResourceRequirements;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of PersistentVolumeClaims: a bound claim may grow, and nothing else. */
public final class PersistentVolumeClaimRules implements KindRules<PersistentVolumeClaim> {
  private static final Quantity NOTHING = new Quantity("0");

  @Override
  public void validate(PersistentVolumeClaim claim, Violations violations) {
    ClaimSpecRules.validate(claim.getSpec(), violations.at("spec"));
  }

  @Override
  public void validateUpdate(
      PersistentVolumeClaim next, PersistentVolumeClaim old, Violations violations) {
    PersistentVolumeClaimSpec after = fixed(next.getSpec());
    PersistentVolumeClaimSpec before = fixed(old.getSpec());
    if (Field.isEmpty(before.getVolumeName())) {
      before.setVolumeName(after.getVolumeName());
    }
    if (next.getStatus() != null && "Bound".equals(next.getStatus().getPhase())) {
      keepSize(after, size(old.getSpec()));
    }
    Field spec = violations.at("spec");
    if (!after.equals(before)) {
      spec.forbidden(
          "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims"
              + Differences.text("core.PersistentVolumeClaimSpec", before, after));
    }
    shrinking(next, old, spec.child("resources").child("requests").child("storage"));
    violations
        .at("volumeMode")
        .immutable(next.getSpec().getVolumeMode(), old.getSpec().getVolumeMode());
    PersistentVolumeRules.attributesClass(
        next.getSpec().getVolumeAttributesClassName(),
        old.getSpec().getVolumeAttributesClassName(),
        spec);
  }

  private static PersistentVolumeClaimSpec fixed(PersistentVolumeClaimSpec spec) {
    return new PersistentVolumeClaimSpecBuilder(spec).withVolumeAttributesClassName(null).build();
  }

  private static void keepSize(PersistentVolumeClaimSpec spec, Quantity size) {
    VolumeResourceRequirements resources = spec.getResources();
    if (resources != null && resources.getRequests() != null) {
      Map<String, Quantity> requests = new LinkedHashMap<>(resources.getRequests());
      requests.put("storage", size);
      resources.setRequests(requests);
    }
  }

  private static void shrinking(
      PersistentVolumeClaim next, PersistentVolumeClaim old, Field field) {
    Quantity asked = size(next.getSpec());
    PersistentVolumeClaimStatus status = old.getStatus();
    Quantity had = stored(status == null ? null : status.getCapacity());
    if (QuantityRules.compare(asked, size(old.getSpec())) < 0
        && QuantityRules.compare(asked, had) <= 0) {
      field.forbidden("field can not be less than status.capacity");
    }
  }

  private static Quantity size(PersistentVolumeClaimSpec spec) {
    return stored(spec.getResources() == null ? null : spec.getResources().getRequests());
  }

  private static Quantity stored(@Nullable Map<String, Quantity> amounts) {
    return amounts == null ? NOTHING : amounts.getOrDefault("storage", NOTHING);
  }

  @Override
  public void validateStatus(
      PersistentVolumeClaim next, PersistentVolumeClaim old, Violations violations) {
    if (next.getStatus() == null) {
      return;
    }
    amounts(next.getStatus().getCapacity(), violations.at("status").child("capacity"));
    amounts(
        next.getStatus().getAllocatedResources(),
        violations.at("status").child("allocatedResources"));
  }

  private static void amounts(@Nullable Map<String, Quantity> amounts, Field field) {
    if (amounts != null) {
      amounts.forEach((name, amount) -> negative(amount, field.key(name)));
    }
  }

  private static void negative(Quantity amount, Field field) {
    if (QuantityRules.exact(amount).signum() < 0) {
      field.invalid(QuantityRules.text(amount), "must be a valid resource quantity");
    }
  }
}
