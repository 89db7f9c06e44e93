package io.drydock.controlplane.apiserver;

import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.ResourcePath;
import io.drydock.client.Written;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.body.BodyReader;
import io.drydock.proto.v1.Document;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** bind: gives a pod its node, once. */
record Binding(Rooms rooms) {

  Written run(Request<Pod> request, byte[] json) {
    ObjectNode binding = BodyReader.object(json);
    String node = binding.path("target").path("name").asString("");
    if (node.isEmpty()) {
      throw ApiException.badRequest("Binding target.name: Required value: name of the node");
    }
    String uid = binding.path("metadata").path("uid").asString("");
    var _ =
        new Modification(rooms)
            .run(
                request, Subresource.BINDING, current -> bound(request.path(), current, node, uid));
    return new Written(success(), List.of());
  }

  private ObjectNode bound(ResourcePath path, ObjectNode pod, String node, String uid) {
    String present = pod.path("spec").path("nodeName").asString("");
    if (!present.isEmpty()) {
      throw conflict(path, "pod %s is already assigned to node \"%s\"", present);
    }
    if (pod.path("metadata").has("deletionTimestamp")) {
      throw conflict(path, "pod %s is being deleted, cannot be assigned to a host", "");
    }
    if (!uid.isEmpty()) {
      pod.withObject("metadata").put("uid", uid);
    }
    pod.withObject("spec").put("nodeName", node);
    setScheduled(pod.withObject("status").withArray("conditions"));
    return pod;
  }

  private static ApiException conflict(ResourcePath path, String format, String node) {
    return ApiException.conflict(Kinds.POD, path.name(), format.formatted(path.name(), node));
  }

  private void setScheduled(ArrayNode conditions) {
    for (int i = conditions.size() - 1; i >= 0; i--) {
      JsonNode condition = conditions.get(i);
      if (condition.path("type").asString("").equals("PodScheduled")) {
        conditions.remove(i);
      }
    }
    conditions
        .addObject()
        .putNull("lastProbeTime")
        .put("lastTransitionTime", SystemMetadata.timestamp(rooms.clock().now()))
        .put("status", "True")
        .put("type", "PodScheduled");
  }

  private static Document success() {
    var status =
        new StatusBuilder()
            .withNewMetadata()
            .endMetadata()
            .withStatus("Success")
            .withCode(201)
            .build();
    return Document.newBuilder()
        .setApiVersion("v1")
        .setKind("Status")
        .setRaw(ObjectCodec.wrap(ObjectCodec.encode(status)))
        .build();
  }
}
