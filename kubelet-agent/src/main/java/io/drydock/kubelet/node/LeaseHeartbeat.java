package io.drydock.kubelet.node;

import io.drydock.api.Kinds;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.Reason;
import io.drydock.lifecycle.Clock;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the node's Lease in kube-node-lease: the sign of life. A platform thread and a connection
 * of its own, so that an agent whose virtual threads are all busy is not taken for dead.
 */
public final class LeaseHeartbeat implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LeaseHeartbeat.class);
  private static final String NAMESPACE = "kube-node-lease";
  private static final Duration RETRY = Duration.ofMillis(200);

  /** How long a lease holds and how often it is renewed. */
  public record Timing(Duration duration, Duration renewInterval) {}

  private final ApiClient client;
  private final String nodeName;
  private final Timing timing;
  private final Clock clock;
  private final Thread thread;
  private @Nullable Lease stored;
  private boolean failing;
  private volatile boolean closed;

  private LeaseHeartbeat(ApiClient client, String nodeName, Timing timing, Clock clock) {
    this.client = client;
    this.nodeName = nodeName;
    this.timing = timing;
    this.clock = clock;
    this.thread = Thread.ofPlatform().daemon().name("node-lease").unstarted(this::run);
    thread.setPriority(Thread.MAX_PRIORITY);
  }

  public static LeaseHeartbeat start(
      ApiClient client, String nodeName, Timing timing, Clock clock) {
    var heartbeat = new LeaseHeartbeat(client, nodeName, timing, clock);
    heartbeat.thread.start();
    return heartbeat;
  }

  private void run() {
    try {
      while (!closed) {
        Instant begun = clock.now();
        Duration pause = beat() ? timing.renewInterval() : RETRY;
        clock.sleep(pause.minus(Duration.between(begun, clock.now())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean beat() {
    try {
      stored = stored == null ? takeUp() : renew(stored);
      failing = false;
      return true;
    } catch (ApiException e) {
      if (!e.isPassing()) {
        stored = null;
      }
      tell(e);
      return false;
    }
  }

  private void tell(RuntimeException e) {
    if (!failing && !closed) {
      log.atWarn().addKeyValue("why", e.getMessage()).log("Lease not renewed, trying again");
    }
    failing = true;
  }

  /** The lease that is there from before, renewed, or a new one. */
  private Lease takeUp() {
    var found = client.find(Kinds.LEASE, NAMESPACE, nodeName);
    if (found.isPresent()) {
      return renew(found.get());
    }
    try {
      return client.create(Kinds.LEASE, fresh(), cause());
    } catch (ApiException e) {
      if (e.is(Reason.ALREADY_EXISTS)) {
        return renew(client.get(Kinds.LEASE, NAMESPACE, nodeName));
      }
      throw e;
    }
  }

  private Lease renew(Lease lease) {
    Lease renewed =
        new LeaseBuilder(lease)
            .editOrNewSpec()
            .withHolderIdentity(nodeName)
            .withLeaseDurationSeconds(seconds())
            .withRenewTime(now())
            .endSpec()
            .build();
    return client.update(Kinds.LEASE, renewed, cause());
  }

  private Lease fresh() {
    return new LeaseBuilder()
        .withNewMetadata()
        .withNamespace(NAMESPACE)
        .withName(nodeName)
        .endMetadata()
        .withNewSpec()
        .withHolderIdentity(nodeName)
        .withLeaseDurationSeconds(seconds())
        .withRenewTime(now())
        .endSpec()
        .build();
  }

  private int seconds() {
    return (int) Math.max(1, timing.duration().toSeconds());
  }

  private ZonedDateTime now() {
    return clock.now().truncatedTo(ChronoUnit.MICROS).atZone(ZoneOffset.UTC);
  }

  private Cause cause() {
    return Cause.of("kubelet/" + nodeName, "heartbeat");
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.interrupt();
    thread.join(Duration.ofSeconds(2));
  }
}
