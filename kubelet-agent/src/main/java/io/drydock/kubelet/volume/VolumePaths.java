package io.drydock.kubelet.volume;

import io.fabric8.kubernetes.api.model.Volume;
import java.nio.file.Path;

/** Where a volume lies on the machine, and which kinds of volumes there are. */
final class VolumePaths {
  private VolumePaths() {}

  static Path of(PodFolder folder, Volume volume) throws VolumeException {
    if (volume.getHostPath() != null) {
      return Path.of(volume.getHostPath().getPath());
    }
    return folder.volume(type(volume), volume.getName());
  }

  private static String type(Volume volume) throws VolumeException {
    if (volume.getEmptyDir() != null) {
      return "empty-dir";
    }
    if (volume.getConfigMap() != null) {
      return "configmap";
    }
    if (volume.getSecret() != null) {
      return "secret";
    }
    if (volume.getDownwardAPI() != null) {
      return "downward-api";
    }
    if (volume.getProjected() != null) {
      return "projected";
    }
    throw new VolumeException(
        volume.getName(),
        "this node supports emptyDir, configMap, secret, downwardAPI, projected and hostPath"
            + " volumes only; use one of these");
  }
}
