package io.drydock.controlplane.apiserver.strategy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The defaults of a pod's spec, in a Pod or in a template; after Kubernetes' core/v1 defaults. */
final class PodSpecDefaults {
  private PodSpecDefaults() {}

  static void apply(@Nullable PodSpec spec) {
    if (spec == null) {
      return;
    }
    if (spec.getDnsPolicy() == null) {
      spec.setDnsPolicy("ClusterFirst");
    }
    if (spec.getRestartPolicy() == null) {
      spec.setRestartPolicy("Always");
    }
    if (spec.getTerminationGracePeriodSeconds() == null) {
      spec.setTerminationGracePeriodSeconds(30L);
    }
    if (spec.getSecurityContext() == null) {
      spec.setSecurityContext(new PodSecurityContext());
    }
    if (spec.getSchedulerName() == null) {
      spec.setSchedulerName("default-scheduler");
    }
    serviceAccount(spec);
    spec.getVolumes().forEach(VolumeDefaults::apply);
    containers(spec, spec.getInitContainers());
    containers(spec, spec.getContainers());
  }

  /** The older name of the field is kept in step. */
  private static void serviceAccount(PodSpec spec) {
    if (spec.getServiceAccountName() == null && spec.getServiceAccount() != null) {
      spec.setServiceAccountName(spec.getServiceAccount());
    }
    spec.setServiceAccount(spec.getServiceAccountName());
  }

  private static void containers(PodSpec spec, List<Container> containers) {
    for (Container container : containers) {
      ContainerDefaults.apply(container);
      if (Boolean.TRUE.equals(spec.getHostNetwork())) {
        container.getPorts().forEach(PodSpecDefaults::hostPort);
      }
    }
  }

  private static void hostPort(ContainerPort port) {
    if (port.getHostPort() == null) {
      port.setHostPort(port.getContainerPort());
    }
  }
}
