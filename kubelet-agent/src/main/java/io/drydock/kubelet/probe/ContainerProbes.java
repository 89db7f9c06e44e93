package io.drydock.kubelet.probe;

import io.drydock.kubelet.handler.Handler;
import io.drydock.kubelet.handler.Target;
import io.drydock.kubelet.pod.PodProbes;
import io.drydock.kubelet.pod.ProbeVerdict;
import io.drydock.kubelet.runtime.ContainerStreams;
import io.drydock.lifecycle.Clock;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The probes of one run of a container. Until the startup probe has succeeded the others do not
 * run. Ends with the run; another run gets another object.
 */
final class ContainerProbes implements AutoCloseable {
  private final Target target;
  private final ContainerStreams streams;
  private final Clock clock;
  private final PodProbes.Listener listener;
  private final Map<ProbeKind, ProbeLoop> loops = new EnumMap<>(ProbeKind.class);
  private ProbeVerdict verdict;
  private boolean closed;

  ContainerProbes(
      Target target,
      ProbeVerdict initially,
      ContainerStreams streams,
      Clock clock,
      PodProbes.Listener listener) {
    this.target = target;
    this.streams = streams;
    this.clock = clock;
    this.listener = listener;
    this.verdict = initially;
  }

  static boolean any(Container container) {
    return container.getStartupProbe() != null
        || container.getLivenessProbe() != null
        || container.getReadinessProbe() != null;
  }

  synchronized ContainerProbes start() {
    if (has(ProbeKind.STARTUP) && !verdict.started()) {
      start(ProbeKind.STARTUP, false);
    } else {
      startOthers();
    }
    return this;
  }

  private void startOthers() {
    start(ProbeKind.LIVENESS, true);
    start(ProbeKind.READINESS, verdict.ready());
  }

  private void start(ProbeKind kind, boolean initially) {
    probe(kind)
        .ifPresent(probe ->
            loops.put(
                kind,
                ProbeLoop.start(
                    Handler.of(probe, streams),
                    target,
                    probe,
                    initially,
                    clock,
                    tick -> heard(kind, tick))));
  }

  private void heard(ProbeKind kind, ProbeLoop.Tick tick) {
    if (isClosed()) {
      return;
    }
    if (!tick.outcome().success()) {
      listener.unhealthy(target.container().getName(), kind.failed(tick.outcome().message()));
    }
    if (apply(kind, tick.thresholds())) {
      listener.changed();
    }
  }

  private synchronized boolean apply(ProbeKind kind, Thresholds thresholds) {
    ProbeVerdict before = verdict;
    switch (kind) {
      case READINESS -> verdict = verdict(verdict.started(), thresholds.result(), verdict.kill());
      case LIVENESS -> killIfFailed(kind, thresholds);
      case STARTUP -> {
        killIfFailed(kind, thresholds);
        if (thresholds.result() && !verdict.started()) {
          verdict = verdict(true, verdict.ready(), verdict.kill());
          stop(kind);
          startOthers();
        }
      }
    }
    return !verdict.equals(before);
  }

  private void killIfFailed(ProbeKind kind, Thresholds thresholds) {
    if (thresholds.failed()) {
      Long grace = probe(kind).map(Probe::getTerminationGracePeriodSeconds).orElse(null);
      var kill =
          new ProbeVerdict.Kill(
              kind.killMessage(target.container().getName()),
              grace == null ? null : Duration.ofSeconds(grace));
      verdict = verdict(verdict.started(), verdict.ready(), kill);
      stop(kind);
    }
  }

  private void stop(ProbeKind kind) {
    ProbeLoop loop = loops.remove(kind);
    if (loop != null) {
      loop.close();
    }
  }

  private ProbeVerdict verdict(boolean started, boolean ready, ProbeVerdict.Kill kill) {
    return new ProbeVerdict(target.containerId(), started, ready, kill);
  }

  private boolean has(ProbeKind kind) {
    return probe(kind).isPresent();
  }

  private Optional<Probe> probe(ProbeKind kind) {
    Container container = target.container();
    return Optional.ofNullable(
        switch (kind) {
          case STARTUP -> container.getStartupProbe();
          case LIVENESS -> container.getLivenessProbe();
          case READINESS -> container.getReadinessProbe();
        });
  }

  synchronized ProbeVerdict verdict() {
    return verdict;
  }

  boolean isOf(String containerId) {
    return target.containerId().equals(containerId);
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    loops.values().forEach(ProbeLoop::close);
    loops.clear();
  }
}
