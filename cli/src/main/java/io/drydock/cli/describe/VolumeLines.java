package io.drydock.cli.describe;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The volumes of a pod, or of a template. */
final class VolumeLines {

  private VolumeLines() {}

  /**
   * @param indent "" in a pod, two blanks in a template
   */
  static void write(Description text, String indent, @Nullable List<Volume> volumes) {
    if (volumes == null || volumes.isEmpty()) {
      text.field(0, indent + "Volumes", "<none>");
      return;
    }
    text.line(0, indent + "Volumes:");
    for (Volume volume : volumes) {
      text.line(1, (indent.isEmpty() ? "" : " ") + volume.getName() + ":");
      source(text, volume);
    }
  }

  private static void source(Description text, Volume volume) {
    if (volume.getEmptyDir() != null) {
      var dir = volume.getEmptyDir();
      type(text, "EmptyDir", "a temporary directory that shares a pod's lifetime");
      text.field(2, "Medium", dir.getMedium());
      Object limit = dir.getSizeLimit();
      text.field(2, "SizeLimit", limit == null ? "<unset>" : limit);
    } else if (volume.getConfigMap() != null) {
      type(text, "ConfigMap", "a volume populated by a ConfigMap");
      text.field(2, "Name", volume.getConfigMap().getName());
      text.field(2, "Optional", Boolean.TRUE.equals(volume.getConfigMap().getOptional()));
    } else if (volume.getSecret() != null) {
      type(text, "Secret", "a volume populated by a Secret");
      text.field(2, "SecretName", volume.getSecret().getSecretName());
      text.field(2, "Optional", Boolean.TRUE.equals(volume.getSecret().getOptional()));
    } else if (volume.getHostPath() != null) {
      type(text, "HostPath", "bare host directory volume");
      text.field(2, "Path", volume.getHostPath().getPath());
      text.field(2, "HostPathType", requireNonNullElse(volume.getHostPath().getType(), ""));
    } else if (volume.getProjected() != null) {
      type(text, "Projected", "a volume that contains injected data from multiple sources");
    } else {
      text.line(2, "<unknown>");
    }
  }

  private static void type(Description text, String name, String meaning) {
    text.field(2, "Type", name + " (" + meaning + ")");
  }
}
