package io.drydock.controlplane.scheduler;

import io.drydock.api.Conditions;
import io.drydock.api.ObjectKey;
import io.drydock.api.Pods;
import io.drydock.informer.Change;
import io.drydock.informer.Snapshot;
import io.drydock.reconcile.Controller;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which changes are worth another look at which pods. */
final class WakeUp {

  private final Controller controller;
  private final Snapshot<Pod> pods;

  WakeUp(Controller controller, Snapshot<Pod> pods) {
    this.controller = controller;
    this.pods = pods;
  }

  /** A pending pod itself; or all pending pods, where a pod has left room behind. */
  void podChanged(Change<Pod> change) {
    Pod after = change.after();
    if (after != null && Scheduler.isPending(after)) {
      controller.enqueue(ObjectKey.of(after));
    }
    boolean heldRoom = change.before() != null && holdsRoom(change.before());
    if (heldRoom && (after == null || !holdsRoom(after))) {
      everyPendingPod();
    }
  }

  /** A node that came, or whose labels, taints, room or conditions changed. */
  void nodeChanged(Change<Node> change) {
    Node before = change.before();
    Node after = change.after();
    if (after != null && (before == null || matters(before, after))) {
      everyPendingPod();
    }
  }

  private static boolean matters(Node before, Node after) {
    return !Objects.equals(before.getSpec(), after.getSpec())
        || !Objects.equals(before.getMetadata().getLabels(), after.getMetadata().getLabels())
        || !Objects.equals(allocatable(before), allocatable(after))
        || Conditions.isReady(before) != Conditions.isReady(after);
  }

  private static @Nullable Map<String, Quantity> allocatable(Node node) {
    return node.getStatus() == null ? null : node.getStatus().getAllocatable();
  }

  private static boolean holdsRoom(Pod pod) {
    return Pods.isAssigned(pod) && !Pods.isFinished(pod);
  }

  private void everyPendingPod() {
    pods.all().stream()
        .filter(Scheduler::isPending)
        .forEach(pod -> controller.enqueue(ObjectKey.of(pod)));
  }
}
