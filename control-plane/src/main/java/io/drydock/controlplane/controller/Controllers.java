package io.drydock.controlplane.controller;

import io.drydock.client.ApiClient;
import io.drydock.controlplane.controller.deployment.DeploymentController;
import io.drydock.controlplane.controller.disruption.DisruptionController;
import io.drydock.controlplane.controller.endpointslice.EndpointSliceController;
import io.drydock.controlplane.controller.garbagecollector.GarbageCollector;
import io.drydock.controlplane.controller.namespace.NamespaceController;
import io.drydock.controlplane.controller.node.NodeLifecycleController;
import io.drydock.controlplane.controller.node.TaintEvictionController;
import io.drydock.controlplane.controller.nodeipam.NodeIpamController;
import io.drydock.controlplane.controller.podgc.PodGarbageCollector;
import io.drydock.controlplane.controller.replicaset.ReplicaSetController;
import io.drydock.controlplane.controller.service.LoadBalancerController;
import io.drydock.controlplane.controller.serviceaccount.ServiceAccountController;
import io.drydock.controlplane.scheduler.Scheduler;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Scope;
import java.util.List;

/**
 * All loops of a leading control plane, on one set of informers. Whoever leads starts it and closes
 * it; a new term needs a new one. A loop is added by one line in {@link #all}.
 */
public final class Controllers implements AutoCloseable {

  private final Scope scope = new Scope();
  private final ControllerContext context;

  public Controllers(ApiClient api, Clock clock, ControllersConfig config) {
    Informers informers = scope.own(new Informers(api, clock));
    this.context = new ControllerContext(api, clock, informers, config, scope);
  }

  /** Returns at once; the loops begin their work when the informers have synced. */
  public void start() {
    all().forEach(i -> i.start(context));
    context.informers().start();
  }

  /** Whether the loops have seen the world and work. */
  public boolean hasSynced() {
    return context.informers().hasSynced();
  }

  private static List<ControllerInitializer> all() {
    return List.of(
        DeploymentController::start,
        ReplicaSetController::start,
        EndpointSliceController::start,
        NamespaceController::start,
        ServiceAccountController::start,
        GarbageCollector::start,
        PodGarbageCollector::start,
        NodeIpamController::start,
        NodeLifecycleController::start,
        TaintEvictionController::start,
        LoadBalancerController::start,
        DisruptionController::start,
        Scheduler::start);
  }

  @Override
  public void close() {
    scope.close();
  }
}
