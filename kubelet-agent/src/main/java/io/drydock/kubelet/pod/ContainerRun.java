package io.drydock.kubelet.pod;

import java.time.Instant;

/**
 * One run of a container of a pod: a restart makes another one with a higher restart count.
 *
 * @param image the name that it was created from
 * @param imageId content id of that image
 */
public record ContainerRun(
    String name,
    String id,
    String sandboxId,
    Image image,
    int restartCount,
    Instant createdAt,
    RunState state) {

  /** By which name the image was asked for, and which it was. */
  public record Image(String name, String id) {}

  boolean running() {
    return state instanceof RunState.Running;
  }

  boolean exited() {
    return state instanceof RunState.Exited;
  }
}
