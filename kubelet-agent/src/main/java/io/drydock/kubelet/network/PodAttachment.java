package io.drydock.kubelet.network;

import io.drydock.kubelet.runtime.PodRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sandbox to be wired, with the ports of the node that lead to it. */
public record PodAttachment(
    PodRef pod, String sandboxId, String netnsPath, List<HostPort> hostPorts) {

  /**
   * A port of the node that leads to a port of the pod.
   *
   * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
   * @param hostIp null: all addresses of the node
   */
  public record HostPort(
      int hostPort, int containerPort, String protocol, @Nullable String hostIp) {}
}
