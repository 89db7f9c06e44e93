package io.drydock.kubelet.pod;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;

/** Where pod workers bring what the API shall know. Returns at once; the latest status wins. */
public interface PodStatusSink {
  void status(Pod pod, PodStatus status);

  /** The node cannot tell how the pod does: what others write meanwhile is left alone. */
  void unknown(Pod pod);

  /** The pod's end on this node is done: after its last status the API is to forget it. */
  void deleted(Pod pod);

  /** What the API now has; written again where it is not what the worker said. */
  void observed(Pod pod);

  /** The API no longer has it. */
  void gone(String uid);
}
