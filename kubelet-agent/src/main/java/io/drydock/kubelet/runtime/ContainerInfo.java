package io.drydock.kubelet.runtime;

import java.time.Instant;

/**
 * A container as it is.
 *
 * @param image as it was given in the specification
 * @param imageId the image's content id, {@code sha256:...}
 */
public record ContainerInfo(
    String id,
    ContainerIdentity identity,
    String sandboxId,
    String image,
    String imageId,
    Instant createdAt,
    ContainerState state) {

  public boolean running() {
    return state instanceof ContainerState.Running;
  }
}
