package io.drydock.kubelet.pod;

import io.drydock.client.EventRecorder;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.Pod;

/** Pod events as Event objects; one about a container points at it in the pod's spec. */
public record RecordedPodEvents(EventRecorder recorder) implements PodEvents {
  @Override
  public void normal(Pod pod, String container, String reason, String message) {
    recorder.event(about(pod, container), "Normal", reason, message);
  }

  @Override
  public void warning(Pod pod, String container, String reason, String message) {
    recorder.event(about(pod, container), "Warning", reason, message);
  }

  private static ObjectReference about(Pod pod, String container) {
    ObjectReference reference = EventRecorder.reference(pod);
    if (!container.isEmpty()) {
      reference.setFieldPath("spec." + list(pod, container) + "{" + container + "}");
    }
    return reference;
  }

  private static String list(Pod pod, String name) {
    if (PodContainers.init(pod).stream().anyMatch(one -> one.getName().equals(name))) {
      return "initContainers";
    }
    return EphemeralContainers.of(pod).stream().anyMatch(one -> one.getName().equals(name))
        ? "ephemeralContainers"
        : "containers";
  }
}
