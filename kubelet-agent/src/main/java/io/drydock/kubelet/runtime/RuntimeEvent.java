package io.drydock.kubelet.runtime;

import java.time.Instant;

/**
 * Something happened to a sandbox or container. A hint to look, not the truth: read the state.
 *
 * @param container the container's name; {@code POD} for a sandbox
 */
public record RuntimeEvent(Type type, String id, PodRef pod, String container, Instant at) {

  /** What happened. */
  public enum Type {
    STARTED,
    EXITED,
    OUT_OF_MEMORY,
    REMOVED
  }

  public boolean sandbox() {
    return container.equals("POD");
  }
}
