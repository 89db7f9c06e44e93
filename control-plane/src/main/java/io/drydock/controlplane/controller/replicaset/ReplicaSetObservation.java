package io.drydock.controlplane.controller.replicaset;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision about a ReplicaSet rests on.
 *
 * @param pods all pods of the namespace that it controls or that might be adopted
 * @param related active pods of all ReplicaSets of the same Deployment, its own included
 * @param current false while our own last writes are not yet seen in {@code pods}
 * @param failure of this attempt to reach the count
 */
record ReplicaSetObservation(
    ReplicaSet replicaSet,
    List<Pod> pods,
    List<Pod> related,
    boolean current,
    @Nullable ReplicaFailure failure) {

  ReplicaSetObservation with(ReplicaFailure happened) {
    return new ReplicaSetObservation(replicaSet, pods, related, current, happened);
  }
}
