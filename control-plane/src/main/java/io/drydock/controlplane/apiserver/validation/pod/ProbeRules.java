package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.controlplane.apiserver.validation.Field;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of a container's probes and lifecycle hooks. */
record ProbeRules(PodContext pod) {

  void validate(Container container, Field field) {
    HandlerRules handlers = new HandlerRules(pod.gracePeriod());
    if (container.getLifecycle() != null) {
      var lifecycle = container.getLifecycle();
      handlers.hook(lifecycle.getPostStart(), field.child("lifecycle").child("postStart"));
      handlers.hook(lifecycle.getPreStop(), field.child("lifecycle").child("preStop"));
    }
    succeedingOnce(container.getLivenessProbe(), handlers, field.child("livenessProbe"));
    readiness(container.getReadinessProbe(), handlers, field.child("readinessProbe"));
    succeedingOnce(container.getStartupProbe(), handlers, field.child("startupProbe"));
  }

  private static void succeedingOnce(@Nullable Probe probe, HandlerRules handlers, Field field) {
    if (probe == null) {
      return;
    }
    probe(probe, handlers, field);
    if (!Objects.equals(probe.getSuccessThreshold(), 1)) {
      field.child("successThreshold").invalid(probe.getSuccessThreshold(), "must be 1");
    }
  }

  private static void readiness(@Nullable Probe probe, HandlerRules handlers, Field field) {
    if (probe == null) {
      return;
    }
    probe(probe, handlers, field);
    if (probe.getTerminationGracePeriodSeconds() != null) {
      field
          .child("terminationGracePeriodSeconds")
          .invalid(probe.getTerminationGracePeriodSeconds(), "must not be set for readinessProbes");
    }
  }

  private static void probe(Probe probe, HandlerRules handlers, Field field) {
    handlers.probe(probe, field);
    field.child("initialDelaySeconds").notNegative(probe.getInitialDelaySeconds());
    field.child("timeoutSeconds").notNegative(probe.getTimeoutSeconds());
    field.child("periodSeconds").notNegative(probe.getPeriodSeconds());
    field.child("successThreshold").notNegative(probe.getSuccessThreshold());
    field.child("failureThreshold").notNegative(probe.getFailureThreshold());
    Long grace = probe.getTerminationGracePeriodSeconds();
    if (grace != null && grace <= 0) {
      field.child("terminationGracePeriodSeconds").invalid(grace, "must be greater than 0");
    }
  }
}
