package io.drydock.cli.demo;

import io.drydock.api.Kinds;
import io.drydock.client.ApiClient;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A node's Lease: when its agent renewed it last, and until when that counts. */
record Heartbeat(Instant renewed, Duration valid) {
  private static final String NAMESPACE = "kube-node-lease";

  static Optional<Heartbeat> of(ApiClient client, String node) {
    return client.find(Kinds.LEASE, NAMESPACE, node).flatMap(Heartbeat::of);
  }

  static Optional<Heartbeat> of(Lease lease) {
    var spec = lease.getSpec();
    if (spec == null || spec.getRenewTime() == null || spec.getLeaseDurationSeconds() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Heartbeat(
            spec.getRenewTime().toInstant(), Duration.ofSeconds(spec.getLeaseDurationSeconds())));
  }

  Instant end() {
    return renewed.plus(valid);
  }

  boolean current(Instant now) {
    return end().isAfter(now);
  }
}
