package io.drydock.kubelet.runtime;

import java.util.List;

/**
 * What a container is made from.
 *
 * @param image an image id or name that is present locally
 */
public record ContainerSpec(
    ContainerIdentity identity,
    SandboxRef sandbox,
    String image,
    ProcessSpec process,
    List<Mount> mounts,
    ResourceLimits resources,
    SecuritySpec security) {

  /**
   * The sandbox whose network and IPC namespaces the container joins, and, where the pod shares it,
   * the process namespace.
   */
  public record SandboxRef(String id, boolean shareProcessNamespace) {}
}
