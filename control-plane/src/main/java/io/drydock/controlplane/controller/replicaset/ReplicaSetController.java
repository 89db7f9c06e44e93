package io.drydock.controlplane.controller.replicaset;

import io.drydock.api.Kinds;
import io.drydock.api.Selectors;
import io.drydock.controlplane.controller.ControllerContext;
import io.drydock.controlplane.controller.Triggers;
import io.drydock.reconcile.Controller;

/** Puts the ReplicaSet loop together; woken by ReplicaSets and by their pods. */
public final class ReplicaSetController {

  private ReplicaSetController() {}

  public static void start(ControllerContext context) {
    var sets = context.informers().of(Kinds.REPLICA_SET);
    var pods = context.informers().of(Kinds.POD);
    var writer =
        new PodWriter(
            context.api(),
            context.clock(),
            context.slowStart(),
            context.events("replicaset-controller"));
    var reconciler =
        new ReplicaSetReconciler(
            context.api(), context.clock(), sets.snapshot(), pods.snapshot(), writer);
    Controller controller = context.controller("replicaset-controller", reconciler);
    Triggers.self(sets, controller::enqueue);
    Triggers.owner(
        pods,
        Kinds.REPLICA_SET,
        sets,
        set -> Selectors.of(set.getSpec().getSelector()),
        controller::enqueue);
  }
}
