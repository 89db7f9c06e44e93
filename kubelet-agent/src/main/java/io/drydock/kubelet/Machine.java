package io.drydock.kubelet;

import io.drydock.kubelet.network.NodeNetns;
import java.nio.file.Path;

/**
 * Where the agent touches its machine.
 *
 * @param netns the node's network namespace
 * @param cgroups the root of the cgroup file system
 * @param dockerHost the container engine's socket
 */
record Machine(NodeNetns netns, Path cgroups, String dockerHost) {

  /** The machine and the network namespace of this process. */
  static Machine own(KubeletConfig config) {
    return new Machine(
        NodeNetns.own(), Path.of("/sys/fs/cgroup"), config.containers().dockerHost());
  }
}
