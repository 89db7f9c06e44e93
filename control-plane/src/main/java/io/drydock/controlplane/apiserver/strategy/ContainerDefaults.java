package io.drydock.controlplane.apiserver.strategy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import org.jspecify.annotations.Nullable;

/** The defaults of one container. */
final class ContainerDefaults {
  private ContainerDefaults() {}

  static void apply(Container container) {
    if (container.getImagePullPolicy() == null) {
      container.setImagePullPolicy(pullPolicy(container.getImage()));
    }
    if (container.getTerminationMessagePath() == null) {
      container.setTerminationMessagePath("/dev/termination-log");
    }
    if (container.getTerminationMessagePolicy() == null) {
      container.setTerminationMessagePolicy("File");
    }
    if (container.getResources() == null) {
      container.setResources(new ResourceRequirements());
    }
    container.getPorts().forEach(ContainerDefaults::port);
    container.getEnv().forEach(ContainerDefaults::variable);
    probe(container.getLivenessProbe());
    probe(container.getReadinessProbe());
    probe(container.getStartupProbe());
    lifecycle(container.getLifecycle());
  }

  /** Always for an image whose tag is "latest" or absent. */
  static String pullPolicy(@Nullable String image) {
    if (image == null || image.contains("@")) {
      return "IfNotPresent";
    }
    String last = image.substring(image.lastIndexOf('/') + 1);
    int colon = last.indexOf(':');
    return colon < 0 || last.substring(colon + 1).equals("latest") ? "Always" : "IfNotPresent";
  }

  private static void port(ContainerPort port) {
    if (port.getProtocol() == null) {
      port.setProtocol("TCP");
    }
  }

  static void variable(EnvVar variable) {
    if (variable.getValueFrom() != null
        && variable.getValueFrom().getFieldRef() != null
        && variable.getValueFrom().getFieldRef().getApiVersion() == null) {
      variable.getValueFrom().getFieldRef().setApiVersion("v1");
    }
  }

  private static void probe(@Nullable Probe probe) {
    if (probe == null) {
      return;
    }
    probe.setTimeoutSeconds(positive(probe.getTimeoutSeconds(), 1));
    probe.setPeriodSeconds(positive(probe.getPeriodSeconds(), 10));
    probe.setSuccessThreshold(positive(probe.getSuccessThreshold(), 1));
    probe.setFailureThreshold(positive(probe.getFailureThreshold(), 3));
    http(probe.getHttpGet());
    if (probe.getGrpc() != null && probe.getGrpc().getService() == null) {
      probe.getGrpc().setService("");
    }
  }

  private static Integer positive(@Nullable Integer value, int fallback) {
    return value == null || value == 0 ? Integer.valueOf(fallback) : value;
  }

  private static void lifecycle(@Nullable Lifecycle lifecycle) {
    if (lifecycle != null) {
      handler(lifecycle.getPostStart());
      handler(lifecycle.getPreStop());
    }
  }

  private static void handler(@Nullable LifecycleHandler handler) {
    if (handler != null) {
      http(handler.getHttpGet());
    }
  }

  private static void http(@Nullable HTTPGetAction action) {
    if (action == null) {
      return;
    }
    if (action.getPath() == null) {
      action.setPath("/");
    }
    if (action.getScheme() == null) {
      action.setScheme("HTTP");
    }
  }
}
