package io.drydock.controlplane.apiserver.pod;

import io.drydock.api.Kinds;
import io.drydock.api.Pods;
import io.drydock.client.ApiException;
import io.drydock.client.DocumentApi;
import io.drydock.client.ResourcePath;
import io.drydock.codec.ObjectCodec;
import io.drydock.proto.v1.ContainerRef;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;

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
    Pod pod = ObjectCodec.decode(Kinds.POD, api.get(path.subresource("")));
    String chosen = ContainerChoice.of(pod, container);
    if (!Pods.isAssigned(pod)) {
      throw ApiException.badRequest(
          "pod %s does not have a host assigned".formatted(pod.getMetadata().getName()));
    }
    ResourcePath node = ResourcePath.of(Kinds.NODE, "", pod.getSpec().getNodeName());
    ContainerRef reference =
        ContainerRef.newBuilder()
            .setNamespace(pod.getMetadata().getNamespace())
            .setPod(pod.getMetadata().getName())
            .setUid(pod.getMetadata().getUid())
            .setContainer(chosen)
            .build();
    return new PodContainer(reference, ObjectCodec.decode(Kinds.NODE, api.get(node)));
  }
}
