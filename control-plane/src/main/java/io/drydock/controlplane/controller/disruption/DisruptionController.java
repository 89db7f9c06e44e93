package io.drydock.controlplane.controller.disruption;

import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.api.Selectors;
import io.drydock.controlplane.controller.ControllerContext;
import io.drydock.controlplane.controller.Triggers;
import io.drydock.informer.Informer;
import io.drydock.reconcile.Controller;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

/** Puts the loop together; woken by budgets, their pods, and changes of scale. */
public final class DisruptionController {

  private DisruptionController() {}

  public static void start(ControllerContext context) {
    var informers = context.informers();
    var budgets = informers.of(Kinds.POD_DISRUPTION_BUDGET);
    var pods = informers.of(Kinds.POD);
    var replicaSets = informers.of(Kinds.REPLICA_SET);
    var deployments = informers.of(Kinds.DEPLOYMENT);
    var statefulSets = informers.of(Kinds.STATEFUL_SET);
    var replicationControllers = informers.of(Kinds.REPLICATION_CONTROLLER);
    var scales =
        new Scales(
            replicaSets.snapshot(),
            deployments.snapshot(),
            statefulSets.snapshot(),
            replicationControllers.snapshot());
    var reconciler =
        new DisruptionReconciler(
            context.api(), context.clock(), budgets.snapshot(), pods.snapshot(), scales);
    Controller controller = context.controller("disruption-controller", reconciler);
    Triggers.self(budgets, controller::enqueue);
    pods.onChange(change ->
        Triggers.matching(change, budgets, budget -> Selectors.of(budget.getSpec().getSelector()))
            .forEach(controller::enqueue));
    wakeAllOnNewScale(deployments, budgets, controller);
    wakeAllOnNewScale(replicaSets, budgets, controller);
    wakeAllOnNewScale(statefulSets, budgets, controller);
    wakeAllOnNewScale(replicationControllers, budgets, controller);
  }

  /** Rare, and budgets are few: all of the namespace look again. */
  private static <T extends HasMetadata> void wakeAllOnNewScale(
      Informer<T> informer, Informer<PodDisruptionBudget> budgets, Controller controller) {
    informer.onChange(change -> {
      T before = change.before();
      T after = change.after();
      boolean sameSpec =
          before != null
              && after != null
              && java.util.Objects.equals(
                  before.getMetadata().getGeneration(), after.getMetadata().getGeneration());
      if (!sameSpec) {
        budgets
            .snapshot()
            .inNamespace(change.latest().getMetadata().getNamespace())
            .forEach(budget -> controller.enqueue(ObjectKey.of(budget)));
      }
    });
  }
}
