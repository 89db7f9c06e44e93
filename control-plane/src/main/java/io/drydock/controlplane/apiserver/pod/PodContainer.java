package io.drydock.controlplane.apiserver.pod;

import io.drydock.api.Pods;
import io.drydock.client.ApiException;
import io.drydock.client.DocumentApi;
import io.drydock.client.ResourcePath;
import io.drydock.proto.v1.ContainerRef;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;

/** A container of a pod that has a node, and that node. */
public record PodContainer(ContainerRef reference, Node node) {

  /**
   * Finds both.
   *
   * @param path of the pod's subresource
   * @param container "" where the client did not say
   * @throws ApiException NotFound, or BadRequest where the pod has no node or the container is not
   *     clear
   */
  public static PodContainer find(DocumentApi api, ResourcePath path, String container) {
    Pod pod = AssignedPod.pod(api, path);
    return of(api, pod, ContainerChoice.of(pod, container));
  }

  /**
   * As {@link #find}, but empty where the pod has no node: it has no log yet, which is no error.
   */
  public static Optional<PodContainer> findLogged(
      DocumentApi api, ResourcePath path, String container) {
    Pod pod = AssignedPod.pod(api, path);
    String chosen = ContainerChoice.of(pod, container);
    return Pods.isAssigned(pod) ? Optional.of(of(api, pod, chosen)) : Optional.empty();
  }

  private static PodContainer of(DocumentApi api, Pod pod, String container) {
    ContainerRef reference =
        ContainerRef.newBuilder()
            .setNamespace(pod.getMetadata().getNamespace())
            .setPod(pod.getMetadata().getName())
            .setUid(pod.getMetadata().getUid())
            .setContainer(container)
            .build();
    return new PodContainer(reference, AssignedPod.of(api, pod).node());
  }
}
