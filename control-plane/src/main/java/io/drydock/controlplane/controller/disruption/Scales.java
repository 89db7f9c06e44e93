package io.drydock.controlplane.controller.disruption;

import io.drydock.api.ObjectKey;
import io.drydock.api.Owners;
import io.drydock.informer.Snapshot;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many pods the controllers of some pods want. Pods that nobody controls do not count. */
record Scales(
    Snapshot<ReplicaSet> replicaSets,
    Snapshot<Deployment> deployments,
    Snapshot<StatefulSet> statefulSets,
    Snapshot<ReplicationController> replicationControllers) {

  /** A controller by its uid, and its scale. */
  private record Scale(String uid, int replicas) {}

  /** Empty where a controller is gone or has no scale. */
  Optional<Integer> expected(List<Pod> pods) {
    Map<String, Integer> byController = new LinkedHashMap<>();
    for (Pod pod : pods) {
      Optional<OwnerReference> controller = Owners.controllerOf(pod);
      if (controller.isEmpty()) {
        continue;
      }
      Optional<Scale> scale = scale(pod.getMetadata().getNamespace(), controller.get());
      if (scale.isEmpty()) {
        return Optional.empty();
      }
      byController.put(scale.get().uid(), scale.get().replicas());
    }
    return Optional.of(byController.values().stream().mapToInt(Integer::intValue).sum());
  }

  private Optional<Scale> scale(String namespace, OwnerReference controller) {
    ObjectKey key = new ObjectKey(namespace, controller.getName());
    return switch (controller.getKind()) {
      case "ReplicaSet" -> replicaSets.get(key).map(this::ofReplicaSet);
      case "StatefulSet" ->
          statefulSets
              .get(key)
              .map(set -> of(set.getMetadata().getUid(), set.getSpec().getReplicas()));
      case "ReplicationController" ->
          replicationControllers
              .get(key)
              .map(one -> of(one.getMetadata().getUid(), one.getSpec().getReplicas()));
      default -> Optional.empty();
    };
  }

  /** A Deployment's ReplicaSets count as the one Deployment. */
  private Scale ofReplicaSet(ReplicaSet set) {
    return Owners.controllerOf(set)
        .filter(owner -> owner.getKind().equals("Deployment"))
        .flatMap(owner ->
            deployments.get(new ObjectKey(set.getMetadata().getNamespace(), owner.getName())))
        .map(one -> of(one.getMetadata().getUid(), one.getSpec().getReplicas()))
        .orElseGet(() -> of(set.getMetadata().getUid(), set.getSpec().getReplicas()));
  }

  private static Scale of(String uid, Integer replicas) {
    return new Scale(uid, replicas == null ? 1 : replicas);
  }
}
