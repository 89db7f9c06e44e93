package io.drydock.cli.lab.node;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.host.Cgroups;
import io.drydock.cli.lab.host.DockerEngine;
import io.drydock.cli.lab.host.HostException;
import io.drydock.cli.lab.host.Mounts;
import io.drydock.cli.lab.host.Signals;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a dead node leaves on the host, whichever driver made it: processes, containers, mounts, its
 * cgroup.
 */
final class NodeRemains {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int ROUNDS = 20;
  private final ClusterFolder folder;
  private final DockerEngine docker;

  NodeRemains(ClusterFolder folder) {
    this.folder = folder;
    this.docker = new DockerEngine();
  }

  /**
   * SIGKILL to the given processes and to all in the node's cgroup, also those that are just being
   * started.
   */
  void killProcesses(String node, List<Long> others) {
    Cgroups cgroup = Cgroups.ofNode(folder.name(), node);
    others.forEach(Signals::kill);
    for (int round = 0; round < ROUNDS; round++) {
      List<Long> pids = cgroup.pids();
      if (pids.isEmpty()) {
        return;
      }
      cgroup.kill();
      await(Stream.concat(pids.stream(), others.stream()).toList());
    }
  }

  /** Removes containers, mounts and the cgroup. */
  void remove(String node) {
    removeContainers(node);
    Mounts.unmountBelow(folder.node(node));
    Cgroups.ofNode(folder.name(), node).remove();
  }

  private void removeContainers(String node) {
    var labels = Map.of("io.drydock.cluster", folder.name(), "io.drydock.node", node);
    try {
      docker.remove(docker.containers(labels));
    } catch (IOException e) {
      throw new HostException(
          "The containers of %s cannot be removed (%s); is Docker running?"
              .formatted(node, e.getMessage()),
          e);
    }
  }

  private static void await(List<Long> pids) {
    try {
      Signals.awaitGone(pids, LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
