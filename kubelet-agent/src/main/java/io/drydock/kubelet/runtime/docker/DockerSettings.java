package io.drydock.kubelet.runtime.docker;

import java.nio.file.Path;

/**
 * Where the engine is and whose containers are ours.
 *
 * @param host as in {@code --docker-host}: {@code unix:///var/run/docker.sock}
 * @param sandboxImage image whose process waits for ever
 */
public record DockerSettings(String host, String cluster, String node, String sandboxImage) {
  private static final String SCHEME = "unix://";

  public DockerSettings {
    if (!host.startsWith(SCHEME + "/")) {
      throw new IllegalArgumentException(
          "--docker-host=%s: only a Unix socket is spoken, as in unix:///var/run/docker.sock"
              .formatted(host));
    }
  }

  Path socket() {
    return Path.of(host.substring(SCHEME.length()));
  }

  EngineLabels labels() {
    return new EngineLabels(cluster, node);
  }
}
