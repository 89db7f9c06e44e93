package io.drydock.kubelet.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import java.util.HashSet;
import java.util.Set;

/** The names of the ConfigMaps and Secrets that a pod refers to. Pure. */
final class PodReferences {
  private final Set<String> names = new HashSet<>();

  private PodReferences() {}

  static Set<String> of(Pod pod) {
    PodReferences references = new PodReferences();
    PodContainers.withEphemeral(pod).forEach(references::container);
    pod.getSpec().getVolumes().forEach(references::volume);
    return references.names;
  }

  private void container(Container container) {
    container
        .getEnvFrom()
        .forEach(source -> {
          if (source.getConfigMapRef() != null) {
            names.add(source.getConfigMapRef().getName());
          }
          if (source.getSecretRef() != null) {
            names.add(source.getSecretRef().getName());
          }
        });
    container
        .getEnv()
        .forEach(variable -> {
          var from = variable.getValueFrom();
          if (from != null && from.getConfigMapKeyRef() != null) {
            names.add(from.getConfigMapKeyRef().getName());
          }
          if (from != null && from.getSecretKeyRef() != null) {
            names.add(from.getSecretKeyRef().getName());
          }
        });
  }

  private void volume(Volume volume) {
    if (volume.getConfigMap() != null) {
      names.add(volume.getConfigMap().getName());
    }
    if (volume.getSecret() != null) {
      names.add(volume.getSecret().getSecretName());
    }
    if (volume.getProjected() != null) {
      volume.getProjected().getSources().forEach(this::projection);
    }
  }

  private void projection(VolumeProjection source) {
    if (source.getConfigMap() != null) {
      names.add(source.getConfigMap().getName());
    }
    if (source.getSecret() != null) {
      names.add(source.getSecret().getName());
    }
  }
}
