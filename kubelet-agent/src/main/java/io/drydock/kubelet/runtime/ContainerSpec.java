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
   * The sandbox whose network and IPC namespaces the container joins.
   *
   * @param processNamespace the container whose process namespace it joins, the sandbox's where the
   *     pod shares it; "" where it has its own
   */
  public record SandboxRef(String id, String processNamespace) {
    public SandboxRef(String id, boolean shareProcessNamespace) {
      this(id, shareProcessNamespace ? id : "");
    }
  }
}
