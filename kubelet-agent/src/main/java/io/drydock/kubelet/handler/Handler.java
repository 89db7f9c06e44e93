package io.drydock.kubelet.handler;

import io.drydock.kubelet.runtime.ContainerStreams;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.Probe;
import java.time.Duration;

/** One way to ask a container. Blocks at most for the timeout; a failure is an outcome. */
public interface Handler {
  Outcome run(Target target, Duration timeout);

  /** The way that the probe names; exactly one is set in a valid pod. */
  static Handler of(Probe probe, ContainerStreams streams) {
    if (probe.getHttpGet() != null) {
      return new HttpHandler(probe.getHttpGet());
    }
    if (probe.getTcpSocket() != null) {
      return new TcpHandler(probe.getTcpSocket());
    }
    if (probe.getExec() != null) {
      return new ExecHandler(probe.getExec().getCommand(), streams);
    }
    if (probe.getGrpc() != null) {
      return new GrpcHandler(probe.getGrpc());
    }
    return (target, timeout) -> Outcome.failure("the probe names no way to probe");
  }

  /** The way that a postStart or preStop hook names, except sleep. */
  static Handler of(LifecycleHandler hook, ContainerStreams streams) {
    if (hook.getHttpGet() != null) {
      return new HttpHandler(hook.getHttpGet());
    }
    if (hook.getTcpSocket() != null) {
      return new TcpHandler(hook.getTcpSocket());
    }
    if (hook.getExec() != null) {
      return new ExecHandler(hook.getExec().getCommand(), streams);
    }
    return (target, timeout) -> Outcome.failure("the hook names nothing to do");
  }
}
