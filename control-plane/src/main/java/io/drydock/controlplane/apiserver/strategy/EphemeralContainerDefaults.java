package io.drydock.controlplane.apiserver.strategy;

import io.fabric8.kubernetes.api.model.EphemeralContainer;
import io.fabric8.kubernetes.api.model.ResourceRequirements;

/** The defaults of a container that is added to a running pod. */
final class EphemeralContainerDefaults {
  private EphemeralContainerDefaults() {}

  static void apply(EphemeralContainer container) {
    if (container.getImagePullPolicy() == null) {
      container.setImagePullPolicy(ContainerDefaults.pullPolicy(container.getImage()));
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
    container.getEnv().forEach(ContainerDefaults::variable);
  }
}
