package io.drydock.kubelet.network;

import java.nio.file.Path;
import java.util.List;

/**
 * What the pods' network is made from.
 *
 * @param netns the node's
 * @param cniBinDir where the plugins lie
 * @param rootDir the agent's folder; the network keeps its things under {@code cni/}
 * @param direct networks reached without masquerade: the pods' of all nodes and the Services'
 */
public record NetworkSettings(
    NodeNetns netns, String nodeIp, Path cniBinDir, Path rootDir, List<String> direct) {

  Path configDir() {
    return rootDir.resolve("cni/net.d");
  }

  Path addressDir() {
    return rootDir.resolve("cni/addresses");
  }

  Path attachmentDir() {
    return rootDir.resolve("cni/attachments");
  }
}
