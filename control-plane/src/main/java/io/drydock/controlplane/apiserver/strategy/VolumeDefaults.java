package io.drydock.controlplane.apiserver.strategy;

import io.fabric8.kubernetes.api.model.DownwardAPIVolumeFile;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import java.util.List;

/** The defaults of one volume; one that says nothing is an emptyDir. */
final class VolumeDefaults {
  private static final int MODE = 0644;
  private static final long TOKEN_SECONDS = 3600;

  private VolumeDefaults() {}

  static void apply(Volume volume) {
    if (saysNothing(volume)) {
      volume.setEmptyDir(new EmptyDirVolumeSource());
    }
    modes(volume);
    if (volume.getHostPath() != null && volume.getHostPath().getType() == null) {
      volume.getHostPath().setType("");
    }
    if (volume.getDownwardAPI() != null) {
      fields(volume.getDownwardAPI().getItems());
    }
    if (volume.getProjected() != null) {
      volume.getProjected().getSources().forEach(VolumeDefaults::projection);
    }
  }

  private static boolean saysNothing(Volume volume) {
    return volume.equals(new VolumeBuilder().withName(volume.getName()).build());
  }

  private static void modes(Volume volume) {
    if (volume.getConfigMap() != null && volume.getConfigMap().getDefaultMode() == null) {
      volume.getConfigMap().setDefaultMode(MODE);
    }
    if (volume.getSecret() != null && volume.getSecret().getDefaultMode() == null) {
      volume.getSecret().setDefaultMode(MODE);
    }
    if (volume.getProjected() != null && volume.getProjected().getDefaultMode() == null) {
      volume.getProjected().setDefaultMode(MODE);
    }
    if (volume.getDownwardAPI() != null && volume.getDownwardAPI().getDefaultMode() == null) {
      volume.getDownwardAPI().setDefaultMode(MODE);
    }
  }

  private static void projection(VolumeProjection projection) {
    var token = projection.getServiceAccountToken();
    if (token != null && token.getExpirationSeconds() == null) {
      token.setExpirationSeconds(TOKEN_SECONDS);
    }
    if (projection.getDownwardAPI() != null) {
      fields(projection.getDownwardAPI().getItems());
    }
  }

  private static void fields(List<DownwardAPIVolumeFile> files) {
    for (DownwardAPIVolumeFile file : files) {
      if (file.getFieldRef() != null && file.getFieldRef().getApiVersion() == null) {
        file.getFieldRef().setApiVersion("v1");
      }
    }
  }
}
