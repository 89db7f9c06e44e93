package io.drydock.controlplane.apiserver.validation.storage;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.storage.CSIDriver;
import io.fabric8.kubernetes.api.model.storage.CSIDriverSpec;
import io.fabric8.kubernetes.api.model.storage.TokenRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of CSIDrivers. */
public final class CsiDriverRules implements KindRules<CSIDriver> {
  private static final List<String> FS_GROUP_POLICIES =
      List.of("File", "None", "ReadWriteOnceWithFSType");
  private static final List<String> LIFECYCLE_MODES = List.of("Persistent", "Ephemeral");
  private static final long MIN_SECONDS = Duration.ofMinutes(10).toSeconds();
  private static final long MAX_SECONDS = 1L << 32;

  @Override
  public void validate(CSIDriver driver, Violations violations) {
    CSIDriverSpec spec = driver.getSpec();
    Field field = violations.at("spec");
    if (spec == null) {
      return;
    }
    field.child("fsGroupPolicy").optionalOneOf(spec.getFsGroupPolicy(), FS_GROUP_POLICIES);
    tokens(spec.getTokenRequests(), field.child("tokenRequests"));
    spec.getVolumeLifecycleModes()
        .forEach(mode -> field.child("volumeLifecycleModes").oneOf(mode, LIFECYCLE_MODES));
  }

  private static void tokens(List<TokenRequest> requests, Field field) {
    Set<String> audiences = new HashSet<>();
    field.each(
        requests,
        (request, each) -> {
          String audience = Objects.requireNonNullElse(request.getAudience(), "");
          if (audiences.add(audience)) {
            expiration(request.getExpirationSeconds(), each.child("expirationSeconds"));
          } else {
            each.child("audience").duplicate(audience);
          }
        });
  }

  private static void expiration(@Nullable Long seconds, Field field) {
    if (seconds == null) {
      return;
    }
    if (seconds < MIN_SECONDS) {
      field.invalid(seconds, "may not specify a duration less than 10 minutes");
    }
    if (seconds > MAX_SECONDS) {
      field.invalid(seconds, "may not specify a duration larger than 2^32 seconds");
    }
  }

  @Override
  public void validateUpdate(CSIDriver next, CSIDriver old, Violations violations) {
    Field field = violations.at("spec");
    CSIDriverSpec after = Objects.requireNonNullElseGet(next.getSpec(), CSIDriverSpec::new);
    CSIDriverSpec before = Objects.requireNonNullElseGet(old.getSpec(), CSIDriverSpec::new);
    field
        .child("attachedRequired")
        .immutable(after.getAttachRequired(), before.getAttachRequired());
    field
        .child("volumeLifecycleModes")
        .immutable(after.getVolumeLifecycleModes(), before.getVolumeLifecycleModes());
  }
}
