package io.drydock.kubelet.node;

import io.drydock.api.Conditions;
import io.drydock.api.Kinds;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.EventRecorder;
import io.drydock.client.Reason;
import io.drydock.codec.Revisions;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Loop;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this node's Node object true: registers it, looks at the node's health every second or so,
 * writes the status when it has changed, when somebody else has changed it, and every period.
 */
public final class NodeAgent implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(NodeAgent.class);
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration RETRY = Duration.ofMillis(200);

  private final ApiClient client;
  private final NodeSpec spec;
  private final NodeHealthCheck check;
  private final EventRecorder events;
  private final Duration period;
  private final Clock clock;
  private final MachineInfo machine;
  private final NodeRegistration registration;
  private final NodeStatusCalculator calculator;
  private final Object wake = new Object();
  private @Nullable Node stored;
  private @Nullable Node heard;
  private Instant written = Instant.EPOCH;
  private boolean failing;
  private volatile boolean ready;
  private @Nullable Loop loop;

  public NodeAgent(
      ApiClient client,
      NodeSpec spec,
      String cluster,
      NodeHealthCheck check,
      EventRecorder events,
      Duration period,
      Clock clock) {
    this.client = client;
    this.spec = spec;
    this.check = check;
    this.events = events;
    this.period = period;
    this.clock = clock;
    this.machine = MachineInfo.read(cluster, spec.name(), spec.ip());
    this.registration = new NodeRegistration(client, spec, machine);
    this.calculator = new NodeStatusCalculator(spec, machine);
  }

  public NodeAgent start() {
    loop = Loop.start("node-status", clock, this::turn);
    return this;
  }

  /** From the node informer; only this node's own object matters. */
  public void onNode(Node node) {
    if (node.getMetadata().getName().equals(spec.name())) {
      synchronized (wake) {
        heard = node;
        wake.notifyAll();
      }
    }
  }

  /** Whether the status written last said Ready. */
  public boolean ready() {
    return ready;
  }

  private void turn() throws InterruptedException {
    try {
      Node node = current();
      NodeHealth health = check.look(podCidr(node));
      write(node, health);
      failing = false;
      await(LOOK);
    } catch (ApiException e) {
      if (e.is(Reason.NOT_FOUND) || e.is(Reason.CONFLICT)) {
        forget();
      } else {
        tellFailure(e);
      }
      await(RETRY);
    }
  }

  private void tellFailure(ApiException e) {
    if (!failing) {
      log.atWarn().addKeyValue("why", e.getMessage()).log("Node status not written, trying again");
    }
    failing = true;
  }

  private Node current() {
    Node latest;
    synchronized (wake) {
      latest = heard;
      heard = null;
    }
    if (latest != null && (stored == null || revision(latest) > revision(stored))) {
      stored = latest;
    }
    if (stored == null) {
      stored = registration.register();
      tellOfReboot(stored);
    }
    return stored;
  }

  private synchronized void forget() {
    stored = client.find(Kinds.NODE, "", spec.name()).orElse(null);
  }

  private void tellOfReboot(Node node) {
    var info = node.getStatus() == null ? null : node.getStatus().getNodeInfo();
    boolean known = info != null && info.getBootID() != null && !info.getBootID().isEmpty();
    if (known && !info.getBootID().equals(machine.bootId())) {
      events.warning(
          node,
          "Rebooted",
          "Node " + spec.name() + " has been rebooted, boot id: " + machine.bootId());
    }
  }

  private void write(Node node, NodeHealth health) {
    Instant now = clock.now();
    NodeStatus status = calculator.calculate(node, health, now);
    boolean due = !now.isBefore(written.plus(period));
    boolean same =
        node.getStatus() != null && NodeStatusCalculator.sameContent(status, node.getStatus());
    if (same && !due) {
      return;
    }
    boolean wasReady = Conditions.isReady(node);
    stored =
        client.updateStatus(
            Kinds.NODE,
            new NodeBuilder(node).withStatus(status).build(),
            Cause.of("kubelet/" + spec.name(), same ? "heartbeat" : "the node's state changed"));
    written = now;
    ready = health.ready();
    if (wasReady != ready) {
      tellReadiness(stored, health);
    }
  }

  private void tellReadiness(Node node, NodeHealth health) {
    String reason = health.ready() ? "NodeReady" : "NodeNotReady";
    events.normal(node, reason, "Node " + spec.name() + " status is now: " + reason);
    log.atInfo()
        .addKeyValue("ready", ready)
        .addKeyValue("problems", health.problems())
        .log("Node readiness changed");
  }

  private static long revision(Node node) {
    return Revisions.parse(node.getMetadata().getResourceVersion());
  }

  private static Optional<String> podCidr(Node node) {
    String cidr = node.getSpec() == null ? null : node.getSpec().getPodCIDR();
    return Optional.ofNullable(cidr).filter(text -> !text.isEmpty());
  }

  private void await(Duration patience) throws InterruptedException {
    Instant until = clock.now().plus(patience);
    synchronized (wake) {
      while (heard == null && clock.now().isBefore(until)) {
        clock.await(wake, Duration.between(clock.now(), until));
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    if (loop != null) {
      loop.close();
    }
  }
}
