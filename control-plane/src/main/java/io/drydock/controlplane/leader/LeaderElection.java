package io.drydock.controlplane.leader;

import io.drydock.api.Kinds;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Loop;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the Lease kube-system/drydock-control-plane. While it is ours the term runs; when it cannot
 * be renewed in time the term is closed before anyone else may begin one. Two processes must never
 * use the same identity at once: a process takes its listening port first.
 */
public final class LeaderElection implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LeaderElection.class);
  private static final String NAMESPACE = "kube-system";
  private static final String NAME = "drydock-control-plane";

  private final ApiClient api;
  private final Clock clock;
  private final LeaderElectionConfig config;
  private final Supplier<? extends AutoCloseable> startTerm;
  private final ForeignLease foreign = new ForeignLease();
  private final Loop loop;
  private @Nullable AutoCloseable term;
  private Instant renewedAt = Instant.EPOCH;

  /**
   * @param startTerm called each time this process begins to lead; what it returns is closed when
   *     the term ends
   */
  public LeaderElection(
      ApiClient api,
      Clock clock,
      LeaderElectionConfig config,
      Supplier<? extends AutoCloseable> startTerm) {
    this.api = api;
    this.clock = clock;
    this.config = config;
    this.startTerm = startTerm;
    this.loop = Loop.start("leader-election", clock, this::turn);
  }

  private void turn() throws Exception {
    boolean held = tryToHold();
    if (held) {
      renewedAt = clock.now();
      begin();
    } else if (term != null && isOverdue()) {
      end("the lease could not be renewed in time");
    }
    clock.sleep(config.retryPeriod());
  }

  private boolean isOverdue() {
    return Duration.between(renewedAt, clock.now()).compareTo(config.renewDeadline()) > 0;
  }

  private boolean tryToHold() throws Exception {
    try {
      Optional<Lease> lease = api.find(Kinds.LEASE, NAMESPACE, NAME);
      if (lease.isEmpty()) {
        var _ = api.create(Kinds.LEASE, fresh(0), cause("nobody leads"));
        return true;
      }
      return take(lease.get());
    } catch (ApiException e) {
      log.atDebug().addKeyValue("why", e.getMessage()).log("Lease neither read nor written");
      return false;
    }
  }

  private boolean take(Lease lease) throws Exception {
    boolean ours = config.identity().equals(lease.getSpec().getHolderIdentity());
    if (!ours) {
      if (term != null) {
        end("another control plane took the lease");
      }
      if (!foreign.isExpired(lease, clock.now())) {
        return false;
      }
    }
    var _ = api.update(Kinds.LEASE, renewed(lease, ours), cause(ours ? "renew" : "take over"));
    return true;
  }

  private Lease renewed(Lease lease, boolean ours) {
    Integer transitions = lease.getSpec().getLeaseTransitions();
    int count = (transitions == null ? 0 : transitions) + (ours ? 0 : 1);
    var builder = new LeaseBuilder(lease).withSpec(fresh(count).getSpec());
    if (ours) {
      builder.editSpec().withAcquireTime(lease.getSpec().getAcquireTime()).endSpec();
    }
    return builder.build();
  }

  private Lease fresh(int transitions) {
    ZonedDateTime now = clock.now().atZone(ZoneOffset.UTC);
    return new LeaseBuilder()
        .withNewMetadata()
        .withNamespace(NAMESPACE)
        .withName(NAME)
        .endMetadata()
        .withNewSpec()
        .withHolderIdentity(config.identity())
        .withLeaseDurationSeconds((int) Math.max(1, config.leaseDuration().toSeconds()))
        .withAcquireTime(now)
        .withRenewTime(now)
        .withLeaseTransitions(transitions)
        .endSpec()
        .build();
  }

  private Cause cause(String reason) {
    return Cause.of("leader-election/" + config.identity(), reason);
  }

  private void begin() {
    if (term == null) {
      log.atInfo().addKeyValue("identity", config.identity()).log("Leading");
      term = startTerm.get();
    }
  }

  private void end(String why) throws Exception {
    AutoCloseable ending = term;
    term = null;
    if (ending != null) {
      log.atInfo().addKeyValue("why", why).log("No longer leading");
      ending.close();
    }
  }

  @Override
  public void close() throws Exception {
    loop.close();
    end("this process stops");
  }
}
