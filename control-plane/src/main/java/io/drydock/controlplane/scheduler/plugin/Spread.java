package io.drydock.controlplane.scheduler.plugin;

import io.drydock.api.Owners;
import io.drydock.api.Pods;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;

/** Pods of one workload go to different nodes: the role of the scheduler's default spreading. */
public final class Spread implements ScorePlugin {

  @Override
  public String name() {
    return "spread";
  }

  @Override
  public int weight() {
    return 2;
  }

  @Override
  public List<Integer> score(Pod pod, List<NodeInfo> nodes) {
    return Owners.controllerOf(pod)
        .map(owner -> nodes.stream().map(n -> siblings(owner, n)).toList())
        .map(Points::fewestIsBest)
        .orElseGet(() -> nodes.stream().map(n -> 0).toList());
  }

  private static long siblings(OwnerReference owner, NodeInfo node) {
    return node.pods().stream().filter(p -> !Pods.isTerminating(p) && isOf(owner, p)).count();
  }

  private static boolean isOf(OwnerReference owner, Pod pod) {
    Optional<OwnerReference> other = Owners.controllerOf(pod);
    return other.isPresent() && other.get().getUid().equals(owner.getUid());
  }
}
