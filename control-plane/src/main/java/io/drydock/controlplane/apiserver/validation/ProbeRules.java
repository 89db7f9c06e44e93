package io.drydock.controlplane.apiserver.validation;

import io.fabric8.kubernetes.api.model.Probe;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of a probe. */
final class ProbeRules {
  private ProbeRules() {}

  static void validate(
      @Nullable Probe probe, FieldPath path, boolean succeedsOnce, Violations violations) {
    if (probe == null) {
      return;
    }
    long handlers =
        Stream.of(probe.getExec(), probe.getHttpGet(), probe.getTcpSocket(), probe.getGrpc())
            .filter(Objects::nonNull)
            .count();
    if (handlers == 0) {
      violations.required(path, "must specify a handler type");
    } else if (handlers > 1) {
      violations.forbidden(path, "may not specify more than 1 handler type");
    }
    WorkloadRules.notNegative(
        probe.getInitialDelaySeconds(), path.child("initialDelaySeconds"), violations);
    WorkloadRules.notNegative(probe.getTimeoutSeconds(), path.child("timeoutSeconds"), violations);
    WorkloadRules.notNegative(probe.getPeriodSeconds(), path.child("periodSeconds"), violations);
    WorkloadRules.notNegative(
        probe.getFailureThreshold(), path.child("failureThreshold"), violations);
    if (succeedsOnce && !Objects.equals(probe.getSuccessThreshold(), 1)) {
      violations.invalid(path.child("successThreshold"), probe.getSuccessThreshold(), "must be 1");
    }
    handler(probe, path, violations);
  }

  private static void handler(Probe probe, FieldPath path, Violations violations) {
    if (probe.getHttpGet() != null) {
      PortRules.numberOrName(
          probe.getHttpGet().getPort(), path.child("httpGet").child("port"), violations);
    }
    if (probe.getTcpSocket() != null) {
      PortRules.numberOrName(
          probe.getTcpSocket().getPort(), path.child("tcpSocket").child("port"), violations);
    }
    if (probe.getExec() != null && probe.getExec().getCommand().isEmpty()) {
      violations.required(path.child("exec").child("command"));
    }
  }
}
