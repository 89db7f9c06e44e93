package io.drydock.controlplane.apiserver.pod;

import io.drydock.api.Kinds;
import io.drydock.api.Pods;
import io.drydock.client.ApiException;
import io.drydock.client.DocumentApi;
import io.drydock.client.ResourcePath;
import io.drydock.codec.ObjectCodec;
import io.drydock.proto.v1.PortForwardRequest;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;

/** A pod that has a node, and that node. */
public record AssignedPod(Pod pod, Node node) {

  /**
   * Finds both.
   *
   * @param path of the pod or a subresource of it
   * @throws ApiException NotFound, or BadRequest where the pod has no node
   */
  public static AssignedPod find(DocumentApi api, ResourcePath path) {
    return of(api, pod(api, path));
  }

  /**
   * @throws ApiException NotFound where the node is gone, BadRequest where the pod has none
   */
  public static AssignedPod of(DocumentApi api, Pod pod) {
    if (!Pods.isAssigned(pod)) {
      throw ApiException.badRequest(
          "pod %s does not have a host assigned".formatted(pod.getMetadata().getName()));
    }
    ResourcePath node = ResourcePath.of(Kinds.NODE, "", pod.getSpec().getNodeName());
    return new AssignedPod(pod, ObjectCodec.decode(Kinds.NODE, api.get(node)));
  }

  static Pod pod(DocumentApi api, ResourcePath path) {
    return ObjectCodec.decode(Kinds.POD, api.get(path.subresource("")));
  }

  /** The first message of a tunnel to one port. */
  public PortForwardRequest.Builder port(int port) {
    return PortForwardRequest.newBuilder()
        .setNamespace(pod.getMetadata().getNamespace())
        .setPod(pod.getMetadata().getName())
        .setUid(pod.getMetadata().getUid())
        .setPort(port);
  }
}
