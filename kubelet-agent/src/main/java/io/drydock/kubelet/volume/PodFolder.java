package io.drydock.kubelet.volume;

import java.nio.file.Path;

/** Where a pod's files lie under the agent's root folder: {@code pods/<uid>/}, as kubelet's. */
public record PodFolder(Path path) {
  public static PodFolder of(Path root, String uid) {
    return new PodFolder(all(root).resolve(uid));
  }

  static Path all(Path root) {
    return root.resolve("pods");
  }

  Path volume(String type, String name) {
    return path.resolve("volumes").resolve("kubernetes.io~" + type).resolve(name);
  }

  public Path hosts() {
    return path.resolve("etc-hosts");
  }

  public Path resolvConf() {
    return path.resolve("resolv.conf");
  }

  /** The file that one run of a container may leave its last words in. */
  public Path terminationLog(String container, int restartCount) {
    return path.resolve("containers").resolve(container).resolve(Integer.toString(restartCount));
  }
}
