package io.drydock.kubelet.probe;

import io.drydock.kubelet.handler.Handler;
import io.drydock.kubelet.handler.Outcome;
import io.drydock.kubelet.handler.Target;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Loop;
import io.fabric8.kubernetes.api.model.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** One probe of one run of a container: its thread, its timing, its thresholds. */
final class ProbeLoop implements AutoCloseable {
  private final Handler handler;
  private final Target target;
  private final Probe probe;
  private final Clock clock;
  private final Consumer<Tick> listener;
  private Thresholds thresholds;
  private Instant next;
  private Loop loop;

  /** What one try found, and what the probe now says. */
  record Tick(Outcome outcome, Thresholds thresholds) {}

  private ProbeLoop(
      Handler handler,
      Target target,
      Probe probe,
      boolean initially,
      Clock clock,
      Consumer<Tick> listener) {
    this.handler = handler;
    this.target = target;
    this.probe = probe;
    this.clock = clock;
    this.listener = listener;
    this.thresholds = Thresholds.starting(initially, Thresholds.Limits.of(probe));
    this.next = clock.now().plusSeconds(orElse(probe.getInitialDelaySeconds(), 0));
  }

  static ProbeLoop start(
      Handler handler,
      Target target,
      Probe probe,
      boolean initially,
      Clock clock,
      Consumer<Tick> listener) {
    var loop = new ProbeLoop(handler, target, probe, initially, clock, listener);
    loop.loop = Loop.start("probe-" + target.container().getName(), clock, loop::turn);
    return loop;
  }

  private void turn() throws InterruptedException {
    clock.sleep(Duration.between(clock.now(), next));
    next = clock.now().plusSeconds(orElse(probe.getPeriodSeconds(), 10));
    Outcome outcome = tryOnce();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    thresholds = thresholds.after(outcome.success());
    listener.accept(new Tick(outcome, thresholds));
  }

  private Outcome tryOnce() {
    try {
      return handler.run(target, Duration.ofSeconds(orElse(probe.getTimeoutSeconds(), 1)));
    } catch (IllegalArgumentException e) {
      return Outcome.failure(e.getMessage());
    }
  }

  private static int orElse(Integer value, int otherwise) {
    return value == null ? otherwise : value;
  }

  /** Does not wait for a try that is under way; what it finds is ignored. */
  @Override
  public void close() {
    Thread.ofVirtual().start(this::stop);
  }

  private void stop() {
    try {
      loop.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
