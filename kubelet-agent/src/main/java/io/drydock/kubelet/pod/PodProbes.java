package io.drydock.kubelet.pod;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;

/** The probes of one pod's containers. Owned by its worker; results come to the listener. */
public interface PodProbes extends AutoCloseable {
  /**
   * Probes exactly these runs from now on.
   *
   * @param running ids of the running containers by name
   */
  void sync(Pod pod, String podIp, Map<String, String> running);

  /** By container name; only containers that have probes. */
  Map<String, ProbeVerdict> verdicts();

  @Override
  void close();

  /** Makes the probes of one pod. */
  interface Factory {
    PodProbes create(Listener listener);
  }

  /** Hears from probe threads; must return quickly. */
  interface Listener {
    /** A verdict has changed. */
    void changed();

    /** A probe has failed once; the message is an event's. */
    void unhealthy(String container, String message);
  }
}
