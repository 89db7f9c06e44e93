package io.drydock.controlplane.controller.replicaset;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatus;
import java.time.Duration;
import java.util.List;

/** What a ReplicaSet needs done, and why. */
sealed interface ReplicaSetAction {

  String reason();

  record Adopt(Pod pod, String reason) implements ReplicaSetAction {}

  record Release(Pod pod, String reason) implements ReplicaSetAction {}

  record CreatePods(int count, String reason) implements ReplicaSetAction {}

  record DeletePods(List<Pod> pods, String reason) implements ReplicaSetAction {}

  record UpdateStatus(ReplicaSetStatus status, String reason) implements ReplicaSetAction {}

  /** Nothing will happen until a pod has been ready for long enough. */
  record LookAgain(Duration after, String reason) implements ReplicaSetAction {}
}
