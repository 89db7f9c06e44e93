package io.drydock.kubelet.volume;

import io.drydock.kubelet.env.ConfigErrorException;
import io.drydock.kubelet.volume.Contents.Choice;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import java.util.Map;
import java.util.TreeMap;

/** Volumes whose files are made from API objects: configMap, secret, downwardAPI, projected. */
final class ProjectedVolume {
  private ProjectedVolume() {}

  static boolean handles(Volume volume) {
    return volume.getConfigMap() != null
        || volume.getSecret() != null
        || volume.getDownwardAPI() != null
        || volume.getProjected() != null;
  }

  static Map<String, FileContent> files(Volume volume, Contents contents)
      throws ConfigErrorException {
    if (volume.getConfigMap() != null) {
      var source = volume.getConfigMap();
      return contents.configMap(
          Choice.of(
              source.getName(), source.getItems(), source.getDefaultMode(), source.getOptional()));
    }
    if (volume.getSecret() != null) {
      var source = volume.getSecret();
      return contents.secret(
          Choice.of(
              source.getSecretName(),
              source.getItems(),
              source.getDefaultMode(),
              source.getOptional()));
    }
    if (volume.getDownwardAPI() != null) {
      var source = volume.getDownwardAPI();
      return contents.downward(source.getItems(), source.getDefaultMode());
    }
    Map<String, FileContent> files = new TreeMap<>();
    for (VolumeProjection source : volume.getProjected().getSources()) {
      files.putAll(files(source, volume.getProjected().getDefaultMode(), contents));
    }
    return files;
  }

  private static Map<String, FileContent> files(
      VolumeProjection source, Integer mode, Contents contents) throws ConfigErrorException {
    if (source.getConfigMap() != null) {
      var map = source.getConfigMap();
      return contents.configMap(Choice.of(map.getName(), map.getItems(), mode, map.getOptional()));
    }
    if (source.getSecret() != null) {
      var secret = source.getSecret();
      return contents.secret(
          Choice.of(secret.getName(), secret.getItems(), mode, secret.getOptional()));
    }
    if (source.getDownwardAPI() != null) {
      return contents.downward(source.getDownwardAPI().getItems(), mode);
    }
    if (source.getServiceAccountToken() != null) {
      return contents.token(source.getServiceAccountToken(), mode);
    }
    throw new ConfigErrorException(
        "this node projects configMap, secret, downwardAPI and serviceAccountToken sources only;"
            + " remove the other one");
  }
}
