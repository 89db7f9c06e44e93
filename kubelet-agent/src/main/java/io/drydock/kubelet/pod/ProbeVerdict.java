package io.drydock.kubelet.pod;

import io.fabric8.kubernetes.api.model.Container;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the probes say of one run of a container. A container without probes is started and ready.
 *
 * @param kill why it must be killed, where the liveness or startup probe has failed
 */
public record ProbeVerdict(
    String containerId, boolean started, boolean ready, @Nullable Kill kill) {
  /** The reason for a kill, and the probe's own grace where it sets one. */
  public record Kill(String message, @Nullable Duration grace) {}

  /** Before the first try of any probe. */
  public static ProbeVerdict before(Container container, String containerId) {
    boolean started = container.getStartupProbe() == null;
    return new ProbeVerdict(containerId, started, container.getReadinessProbe() == null, null);
  }
}
