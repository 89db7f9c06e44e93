package io.drydock.controlplane.controller.service;

import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.client.ApiClient;
import io.drydock.client.Cause;
import io.drydock.client.EventRecorder;
import io.drydock.controlplane.controller.ControllerContext;
import io.drydock.informer.Change;
import io.drydock.informer.Snapshot;
import io.drydock.reconcile.Controller;
import io.drydock.reconcile.Reconciler;
import io.drydock.reconcile.Result;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives and takes back external addresses; the proxies announce them. One thread of the leader runs
 * it and it remembers what it gave until the watch tells of it, so no address is given twice.
 */
public final class LoadBalancerController implements Reconciler {

  private static final String NAME = "service-controller";

  private final ApiClient api;
  private final Snapshot<Service> services;
  private final EventRecorder events;
  private final AddressPool pool;
  private final Map<ObjectKey, String> given = new HashMap<>();

  private LoadBalancerController(ControllerContext context, AddressPool pool) {
    this.api = context.api();
    this.services = context.informers().of(Kinds.SERVICE).snapshot();
    this.events = context.events(NAME);
    this.pool = pool;
  }

  /** One loop of a leading control plane. */
  public static void start(ControllerContext context) {
    String pool = context.config().addresses().loadBalancerPool();
    var reconciler = new LoadBalancerController(context, AddressPool.parse(pool));
    Controller controller = context.controller("load-balancer", reconciler);
    context.informers().of(Kinds.SERVICE).onChange(c -> reconciler.changed(c, controller));
  }

  private void changed(Change<Service> change, Controller controller) {
    controller.enqueue(ObjectKey.of(change.latest()));
    boolean mayHaveFreed =
        change.before() != null && !LoadBalancerPlan.addresses(change.before()).isEmpty();
    if (mayHaveFreed) {
      services.all().stream()
          .filter(s -> "LoadBalancer".equals(s.getSpec().getType()))
          .forEach(s -> controller.enqueue(ObjectKey.of(s)));
    }
  }

  @Override
  public Result reconcile(ObjectKey key) {
    Service service = services.get(key).orElse(null);
    if (service == null) {
      given.remove(key);
      return Result.done();
    }
    if (LoadBalancerPlan.addresses(service).contains(given.get(key))) {
      given.remove(key);
    }
    act(key, service, LoadBalancerPlan.decide(service, pool, usedByOthers(key)));
    return Result.done();
  }

  private Set<String> usedByOthers(ObjectKey key) {
    Set<String> used = new HashSet<>();
    given.forEach((other, address) -> {
      if (!other.equals(key)) {
        used.add(address);
      }
    });
    services.all().stream()
        .filter(s -> !ObjectKey.of(s).equals(key))
        .forEach(s -> used.addAll(LoadBalancerPlan.addresses(s)));
    return used;
  }

  private void act(ObjectKey key, Service service, LoadBalancerAction action) {
    switch (action) {
      case LoadBalancerAction.None() -> {}
      case LoadBalancerAction.Refuse(String message) ->
          events.warning(service, "SyncLoadBalancerFailed", message);
      case LoadBalancerAction.Release(String reason) -> write(service, List.of(), reason);
      case LoadBalancerAction.Assign(String address, String reason) -> {
        given.put(key, address);
        write(service, List.of(address), reason);
        events.normal(service, "EnsuredLoadBalancer", "Ensured load balancer at " + address);
      }
    }
  }

  private void write(Service service, List<String> addresses, String reason) {
    var builder = new ServiceBuilder(service).editOrNewStatus().withNewLoadBalancer();
    for (String address : addresses) {
      builder = builder.addNewIngress().withIp(address).withIpMode("VIP").endIngress();
    }
    var changed = builder.endLoadBalancer().endStatus().build();
    var _ = api.updateStatus(Kinds.SERVICE, changed, Cause.of(NAME, reason, service));
  }
}
