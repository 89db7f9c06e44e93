package io.drydock.controlplane.apiserver;

import io.drydock.api.ObjectKey;
import io.drydock.client.ResourcePath;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds an agent to its own node's objects, after Kubernetes' admission plugin of that name; called
 * with the objects of a write that the authorizer let pass.
 */
final class NodeRestriction {
  private NodeRestriction() {}

  static void check(
      UserInfo user, ResourcePath path, @Nullable HasMetadata next, @Nullable HasMetadata old) {
    user.node().filter(node -> !user.isMaster()).ifPresent(node -> check(node, path, next, old));
  }

  private static void check(
      String node, ResourcePath path, @Nullable HasMetadata next, @Nullable HasMetadata old) {
    HasMetadata object = next == null ? old : next;
    if (object == null) {
      return;
    }
    String name = object.getMetadata().getName();
    switch (path.resource()) {
      case "nodes" ->
          require(
              name.equals(node),
              path,
              object,
              "node \"%s\" is not allowed to modify node \"%s\"".formatted(node, name));
      case "leases" ->
          require(
              name.equals(node),
              path,
              object,
              "can only access node lease with the same name as the requesting node");
      case "pods" -> {
        Pod pod = (Pod) (old == null ? object : old);
        require(
            Objects.equals(pod.getSpec().getNodeName(), node),
            path,
            object,
            "node \"%s\" can only %s for pods with spec.nodeName set to itself"
                .formatted(
                    node,
                    path.subresource().equals("status") ? "update pod status" : "delete pods"));
      }
      default -> {}
    }
  }

  private static void require(boolean holds, ResourcePath path, HasMetadata object, String why) {
    if (!holds) {
      ObjectKey key = ObjectKey.of(object);
      throw Access.forbidden(
          new ResourcePath(
              path.group(), path.version(), path.resource(), key.namespace(), key.name(), ""),
          why);
    }
  }
}
