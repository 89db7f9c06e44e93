package io.drydock.kubeproxy.loadbalancer;

import io.drydock.api.Conditions;
import io.drydock.api.ObjectKey;
import io.drydock.kubeproxy.loadbalancer.Action.Announce;
import io.drydock.kubeproxy.loadbalancer.Action.Withdraw;
import io.drydock.kubeproxy.state.ServiceReading;
import io.drydock.kubeproxy.state.SliceIndex;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Decides which load balancer addresses a node takes and gives up. Every node decides for itself
 * from what it sees. While no node at all is ready nothing moves: a node that has lost sight of the
 * cluster keeps serving what it serves.
 */
public final class LoadBalancerPlan {

  private LoadBalancerPlan() {}

  public static List<Action> decide(Observation seen) {
    var ready = readyNodes(seen.nodes());
    var owners = owners(seen.services());
    var actions = new ArrayList<Action>();
    for (var address : new TreeSet<>(seen.held())) {
      withdrawal(address, seen, owners, ready).ifPresent(actions::add);
    }
    owners.forEach((address, service) -> {
      if (!seen.held().contains(address) && isOurs(address, service, seen, ready)) {
        actions.add(announcement(address, service, seen));
      }
    });
    return actions;
  }

  private static Optional<Action> withdrawal(
      String address, Observation seen, Map<String, Service> owners, Set<String> ready) {
    var service = owners.get(address);
    if (service == null) {
      return Optional.of(new Withdraw(address, "no Service of type LoadBalancer has this address"));
    }
    if (ready.isEmpty() || isOurs(address, service, seen, ready)) {
      return Optional.empty();
    }
    var winner = Rendezvous.winner(address, candidates(service, seen, ready));
    return Optional.of(
        new Withdraw(
            address,
            winner
                .map(node -> node + " announces it now")
                .orElse("no ready node has a ready endpoint of " + ObjectKey.of(service))));
  }

  private static boolean isOurs(
      String address, Service service, Observation seen, Set<String> ready) {
    return Rendezvous.winner(address, candidates(service, seen, ready))
        .filter(seen.node()::equals)
        .isPresent();
  }

  private static Action announcement(String address, Service service, Observation seen) {
    return new Announce(
        address, ObjectKey.of(service), "announcing " + address + " from node " + seen.node());
  }

  /** Under externalTrafficPolicy Local only nodes that can answer stand for election. */
  private static Set<String> candidates(Service service, Observation seen, Set<String> ready) {
    if (!ServiceReading.isExternalLocal(service)) {
      return ready;
    }
    return SliceIndex.of(seen.slices()).slices(ObjectKey.of(service)).stream()
        .flatMap(slice -> slice.getEndpoints().stream())
        .filter(LoadBalancerPlan::isReady)
        .map(Endpoint::getNodeName)
        .filter(node -> node != null && ready.contains(node))
        .collect(Collectors.toSet());
  }

  private static boolean isReady(Endpoint endpoint) {
    return endpoint.getConditions() == null
        || !Boolean.FALSE.equals(endpoint.getConditions().getReady());
  }

  private static Map<String, Service> owners(List<Service> services) {
    var owners = new TreeMap<String, Service>();
    for (var service : services) {
      if ("LoadBalancer".equals(service.getSpec().getType())) {
        ServiceReading.loadBalancerIps(service).forEach(ip -> owners.putIfAbsent(ip, service));
      }
    }
    return owners;
  }

  private static Set<String> readyNodes(List<Node> nodes) {
    return nodes.stream()
        .filter(Conditions::isReady)
        .map(node -> node.getMetadata().getName())
        .collect(Collectors.toSet());
  }
}
