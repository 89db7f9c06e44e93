package io.drydock.kubelet.volume;

import io.drydock.kubelet.env.ConfigErrorException;
import io.drydock.kubelet.env.ReferencedObjects;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Sets the volumes and files of pods up under the agent's root folder, keeps projected ones current
 * and removes them with the pod. Called by pod workers; safe for different pods at the same time.
 */
public final class PodVolumes {
  private final Path root;
  private final ReferencedObjects objects;
  private final Map<String, Quantity> allocatable;
  private final DnsSettings dns;
  private final Tmpfs tmpfs = new Tmpfs();

  public PodVolumes(
      Path root, ReferencedObjects objects, Map<String, Quantity> allocatable, DnsSettings dns) {
    this.root = root;
    this.objects = objects;
    this.allocatable = Map.copyOf(allocatable);
    this.dns = dns;
  }

  public PodFolder folder(Pod pod) {
    return PodFolder.of(root, pod.getMetadata().getUid());
  }

  /** Makes everything that containers will mount. Harmless when repeated. */
  public void prepare(Pod pod) throws VolumeException, InterruptedException {
    try {
      PodFolder folder = folder(pod);
      Files.createDirectories(folder.path());
      FileModes.set(folder.path(), 0750);
      Files.writeString(folder.resolvConf(), ResolvConf.text(pod, dns));
      if (!Files.exists(folder.hosts())) {
        writeHosts(pod, List.of());
      }
    } catch (IOException e) {
      throw new VolumeException("cannot make the pod's files: " + e.getMessage());
    }
    for (Volume volume : pod.getSpec().getVolumes()) {
      prepare(pod, volume);
    }
  }

  /** Rewrites ConfigMap, Secret and downward API files that have changed. */
  public void refresh(Pod pod) throws VolumeException, InterruptedException {
    for (Volume volume : pod.getSpec().getVolumes()) {
      if (ProjectedVolume.handles(volume)) {
        prepare(pod, volume);
      }
    }
  }

  /** Writes /etc/hosts, in place because containers may have it mounted. */
  public void writeHosts(Pod pod, List<String> podIps) throws IOException {
    Files.writeString(folder(pod).hosts(), HostsFile.text(pod, podIps, dns.clusterDomain()));
  }

  /** Unmounts and removes all that a pod has here. Harmless where it has nothing. */
  public void remove(String uid) throws IOException, InterruptedException {
    Path path = PodFolder.of(root, uid).path();
    tmpfs.unmountAll(path);
    Folders.delete(path);
  }

  /** Uids of the pods that have a folder here. */
  public List<String> uids() throws IOException {
    Path all = PodFolder.all(root);
    if (!Files.isDirectory(all)) {
      return List.of();
    }
    try (var folders = Files.list(all)) {
      return folders.map(folder -> folder.getFileName().toString()).toList();
    }
  }

  private void prepare(Pod pod, Volume volume) throws VolumeException, InterruptedException {
    try {
      Path path = VolumePaths.of(folder(pod), volume);
      if (ProjectedVolume.handles(volume)) {
        var contents = new Contents(pod, objects, allocatable);
        boolean unused = new AtomicFiles(path).write(ProjectedVolume.files(volume, contents));
        FileModes.set(path, 0755);
      } else if (volume.getHostPath() != null) {
        Path ignored = HostPaths.check(volume.getHostPath());
      } else {
        prepareEmptyDir(pod, volume, path);
      }
    } catch (IOException | ConfigErrorException e) {
      throw new VolumeException(volume.getName(), String.valueOf(e.getMessage()));
    }
  }

  private void prepareEmptyDir(Pod pod, Volume volume, Path path)
      throws IOException, InterruptedException {
    if (Files.isDirectory(path)) {
      return;
    }
    Files.createDirectories(path);
    FileModes.set(path, 0777);
    var source = volume.getEmptyDir();
    if ("Memory".equals(source.getMedium())) {
      var limit = source.getSizeLimit();
      tmpfs.mount(path, limit == null ? null : Quantity.getAmountInBytes(limit).longValue());
    }
    var security = pod.getSpec().getSecurityContext();
    if (security != null && security.getFsGroup() != null) {
      FileModes.giveToGroup(path, security.getFsGroup());
    }
  }
}
