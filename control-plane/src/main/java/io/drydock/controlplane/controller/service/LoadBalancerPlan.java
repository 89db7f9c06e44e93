package io.drydock.controlplane.controller.service;

import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.Service;
import java.util.Collection;
import java.util.List;

/** Decides the external address of one Service. */
final class LoadBalancerPlan {

  private LoadBalancerPlan() {}

  /**
   * @param used addresses of all other Services
   */
  static LoadBalancerAction decide(Service service, AddressPool pool, Collection<String> used) {
    List<String> has = addresses(service);
    if (!isWanted(service)) {
      return has.isEmpty()
          ? new LoadBalancerAction.None()
          : new LoadBalancerAction.Release("it is no longer a load balancer of ours");
    }
    String asked = service.getSpec().getLoadBalancerIP();
    if (asked != null && !asked.isEmpty()) {
      return asked(asked, has, pool, used);
    }
    if (!has.isEmpty() && !used.contains(has.getFirst())) {
      return new LoadBalancerAction.None();
    }
    return pool.free(used)
        .<LoadBalancerAction>map(
            a -> new LoadBalancerAction.Assign(a, "first free address of the pool " + pool))
        .orElseGet(() ->
            new LoadBalancerAction.Refuse(
                ("No address is left in the load balancer pool %s: delete a LoadBalancer Service"
                        + " or start the cluster with a larger pool")
                    .formatted(pool)));
  }

  private static LoadBalancerAction asked(
      String asked, List<String> has, AddressPool pool, Collection<String> used) {
    if (has.equals(List.of(asked)) && !used.contains(asked)) {
      return new LoadBalancerAction.None();
    }
    if (!pool.contains(asked)) {
      return new LoadBalancerAction.Refuse(
          "spec.loadBalancerIP %s is not in the load balancer pool %s".formatted(asked, pool));
    }
    if (used.contains(asked)) {
      return new LoadBalancerAction.Refuse(
          "spec.loadBalancerIP %s is in use by another Service".formatted(asked));
    }
    return new LoadBalancerAction.Assign(asked, "spec.loadBalancerIP asks for it");
  }

  /** A Service of another load balancer class is somebody else's. */
  private static boolean isWanted(Service service) {
    var spec = service.getSpec();
    boolean ours = spec.getLoadBalancerClass() == null || spec.getLoadBalancerClass().isEmpty();
    return ours
        && "LoadBalancer".equals(spec.getType())
        && service.getMetadata().getDeletionTimestamp() == null;
  }

  static List<String> addresses(Service service) {
    var status = service.getStatus();
    if (status == null
        || status.getLoadBalancer() == null
        || status.getLoadBalancer().getIngress() == null) {
      return List.of();
    }
    return status.getLoadBalancer().getIngress().stream()
        .map(LoadBalancerIngress::getIp)
        .filter(ip -> ip != null)
        .toList();
  }
}
