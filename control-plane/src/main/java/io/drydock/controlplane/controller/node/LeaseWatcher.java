package io.drydock.controlplane.controller.node;

import io.drydock.lifecycle.Clock;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Remembers when each node was last heard of, by this process's own clock: the times that nodes
 * write are only compared with each other, so a node whose clock is wrong is judged like any other.
 */
final class LeaseWatcher {

  private record Heard(@Nullable String sign, Instant at) {}

  private final Clock clock;
  private final Map<String, Heard> byNode = new HashMap<>();

  LeaseWatcher(Clock clock) {
    this.clock = clock;
  }

  /** A node counts as heard now if its lease differs from the one seen before. */
  synchronized Instant heardAt(Node node, @Nullable Lease lease) {
    String name = node.getMetadata().getName();
    String sign = sign(node, lease);
    Heard before = byNode.get(name);
    if (before == null || !Objects.equals(before.sign(), sign)) {
      before = new Heard(sign, clock.now());
      byNode.put(name, before);
    }
    return before.at();
  }

  synchronized void forget(String node) {
    byNode.remove(node);
  }

  private static String sign(Node node, @Nullable Lease lease) {
    String uid = node.getMetadata().getUid();
    return lease == null || lease.getSpec() == null
        ? uid
        : uid + lease.getSpec().getHolderIdentity() + lease.getSpec().getRenewTime();
  }
}
