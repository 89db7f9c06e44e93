package io.drydock.controlplane.leader;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether another holder's lease has run out, judged by how long it was seen unchanged. */
final class ForeignLease {

  private @Nullable String seen;
  private Instant since = Instant.EPOCH;

  boolean isExpired(Lease lease, Instant now) {
    String revision = lease.getMetadata().getResourceVersion();
    if (!Objects.equals(seen, revision)) {
      seen = revision;
      since = now;
    }
    Integer seconds = lease.getSpec().getLeaseDurationSeconds();
    var duration = Duration.ofSeconds(seconds == null ? 15 : seconds);
    boolean released =
        lease.getSpec().getHolderIdentity() == null
            || lease.getSpec().getHolderIdentity().isEmpty();
    return released || Duration.between(since, now).compareTo(duration) > 0;
  }
}
