package io.drydock.kubelet.pod;

import io.fabric8.kubernetes.api.model.Pod;

/** Tells a pod's users what happened to it. Never blocks, never fails. */
public interface PodEvents {
  /**
   * @param container the container that it is about, or "" for the pod
   */
  void normal(Pod pod, String container, String reason, String message);

  /** As {@link #normal}, of something that went wrong. */
  void warning(Pod pod, String container, String reason, String message);
}
