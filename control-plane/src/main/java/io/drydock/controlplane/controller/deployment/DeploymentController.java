package io.drydock.controlplane.controller.deployment;

import io.drydock.api.Kinds;
import io.drydock.api.Selectors;
import io.drydock.controlplane.controller.ControllerContext;
import io.drydock.controlplane.controller.Triggers;
import io.drydock.informer.Informer;
import io.drydock.reconcile.Controller;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;

/**
 * Puts the Deployment loop together; woken by Deployments, their ReplicaSets, and the end of their
 * pods.
 */
public final class DeploymentController {

  private DeploymentController() {}

  public static void start(ControllerContext context) {
    var deployments = context.informers().of(Kinds.DEPLOYMENT);
    var sets = context.informers().of(Kinds.REPLICA_SET);
    var pods = context.informers().of(Kinds.POD);
    var reconciler =
        new DeploymentReconciler(
            context.clock(),
            deployments.snapshot(),
            sets.snapshot(),
            pods.snapshot(),
            new DeploymentWriter(context.api(), context.events("deployment-controller")));
    Controller controller = context.controller("deployment-controller", reconciler);
    Triggers.self(deployments, controller::enqueue);
    Triggers.owner(
        sets,
        Kinds.DEPLOYMENT,
        deployments,
        d -> Selectors.of(d.getSpec().getSelector()),
        controller::enqueue);
    wakeOnPodEnd(pods, sets, controller);
  }

  /** Recreate waits for the last old pod. */
  private static void wakeOnPodEnd(
      Informer<Pod> pods, Informer<ReplicaSet> sets, Controller controller) {
    pods.onChange(change -> {
      if (change.after() == null) {
        Triggers.controllerKey(change.latest(), Kinds.REPLICA_SET)
            .flatMap(sets.snapshot()::get)
            .flatMap(s -> Triggers.controllerKey(s, Kinds.DEPLOYMENT))
            .ifPresent(controller::enqueue);
      }
    });
  }
}
