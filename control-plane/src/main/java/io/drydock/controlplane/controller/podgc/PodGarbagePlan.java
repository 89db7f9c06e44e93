package io.drydock.controlplane.controller.podgc;

import io.drydock.api.Conditions;
import io.drydock.api.Pods;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which pods nobody else will ever remove, after Kubernetes' pod garbage collector. */
final class PodGarbagePlan {

  private static final String OUT_OF_SERVICE = "node.kubernetes.io/out-of-service";

  private PodGarbagePlan() {}

  /**
   * Why the pod must be removed by force; empty where it must not.
   *
   * @param node the pod's node; null where there is none of that name
   */
  static Optional<String> removeBecause(Pod pod, @Nullable Node node) {
    if (!Pods.isAssigned(pod)) {
      return Optional.empty();
    }
    if (node == null) {
      return Optional.of("its node %s no longer exists".formatted(pod.getSpec().getNodeName()));
    }
    if (Pods.isTerminating(pod) && !Conditions.isReady(node) && isOutOfService(node)) {
      return Optional.of("it is terminating on a node that is out of service");
    }
    return Optional.empty();
  }

  private static boolean isOutOfService(Node node) {
    var taints = node.getSpec().getTaints();
    return taints != null && taints.stream().anyMatch(t -> OUT_OF_SERVICE.equals(t.getKey()));
  }
}
