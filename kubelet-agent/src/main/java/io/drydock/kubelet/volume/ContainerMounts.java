package io.drydock.kubelet.volume;

import io.drydock.kubelet.env.ConfigErrorException;
import io.drydock.kubelet.env.Expansion;
import io.drydock.kubelet.runtime.Mount;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What one run of a container mounts: its volumes, the pod's files, its termination log. */
public final class ContainerMounts {
  private static final String DEFAULT_TERMINATION_LOG = "/dev/termination-log";

  private final Pod pod;
  private final Container container;
  private final PodFolder folder;

  public ContainerMounts(Pod pod, Container container, PodFolder folder) {
    this.pod = pod;
    this.container = container;
    this.folder = folder;
  }

  /** The mounts of one run; the variables are for subPathExpr. */
  public List<Mount> of(int restartCount, Map<String, String> variables)
      throws ConfigErrorException {
    try {
      List<Mount> mounts = new ArrayList<>();
      for (VolumeMount mount : container.getVolumeMounts()) {
        mounts.add(volume(mount, variables));
      }
      addUnlessMounted(mounts, folder.hosts(), "/etc/hosts");
      addUnlessMounted(mounts, folder.resolvConf(), "/etc/resolv.conf");
      addUnlessMounted(mounts, terminationLog(restartCount), terminationPath());
      return mounts;
    } catch (IOException | VolumeException e) {
      throw new ConfigErrorException(String.valueOf(e.getMessage()));
    }
  }

  private String terminationPath() {
    String own = container.getTerminationMessagePath();
    return own == null || own.isEmpty() ? DEFAULT_TERMINATION_LOG : own;
  }

  private Path terminationLog(int restartCount) throws IOException {
    Path log = folder.terminationLog(container.getName(), restartCount);
    Files.createDirectories(log.getParent());
    if (!Files.exists(log)) {
      Files.createFile(log);
    }
    FileModes.set(log, 0666);
    return log;
  }

  private static void addUnlessMounted(List<Mount> mounts, Path host, String inside) {
    if (mounts.stream().noneMatch(mount -> mount.containerPath().equals(inside))) {
      mounts.add(new Mount(host.toString(), inside, false));
    }
  }

  private Mount volume(VolumeMount mount, Map<String, String> variables)
      throws ConfigErrorException, VolumeException, IOException {
    Volume volume =
        pod.getSpec().getVolumes().stream()
            .filter(one -> one.getName().equals(mount.getName()))
            .findFirst()
            .orElseThrow(
                () -> new ConfigErrorException("volume \"" + mount.getName() + "\" not found"));
    Path path = VolumePaths.of(folder, volume);
    String sub = subPath(mount, variables);
    Path source = sub.isEmpty() ? path : inside(path, sub, ProjectedVolume.handles(volume));
    boolean readOnly = Boolean.TRUE.equals(mount.getReadOnly()) || ProjectedVolume.handles(volume);
    return new Mount(source.toString(), mount.getMountPath(), readOnly);
  }

  private static String subPath(VolumeMount mount, Map<String, String> variables) {
    if (mount.getSubPathExpr() != null && !mount.getSubPathExpr().isEmpty()) {
      return Expansion.expand(mount.getSubPathExpr(), variables);
    }
    return mount.getSubPath() == null ? "" : mount.getSubPath();
  }

  /** A place within the volume, with links resolved so that none leads out of it. */
  private static Path inside(Path volume, String sub, boolean mustExist)
      throws ConfigErrorException, IOException {
    Path wanted = volume.resolve(sub).normalize();
    if (!wanted.startsWith(volume)) {
      throw leadsOut(sub);
    }
    if (!Files.exists(wanted)) {
      if (mustExist) {
        throw new ConfigErrorException("subPath \"" + sub + "\" does not exist in the volume");
      }
      Files.createDirectories(wanted);
      FileModes.set(wanted, 0755);
    }
    Path real = wanted.toRealPath();
    if (!real.startsWith(volume.toRealPath())) {
      throw leadsOut(sub);
    }
    return real;
  }

  private static ConfigErrorException leadsOut(String sub) {
    return new ConfigErrorException(
        "subPath \"" + sub + "\" leads out of the volume; use a path within it");
  }
}
