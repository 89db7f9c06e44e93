package io.drydock.kubeproxy.loadbalancer;

import io.drydock.kubeproxy.loadbalancer.Action.Announce;
import io.drydock.kubeproxy.loadbalancer.Action.Withdraw;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out {@link LoadBalancerPlan} on one node. Used by one thread. */
public final class Announcer {

  private static final Logger log = LoggerFactory.getLogger(Announcer.class);

  private final String node;
  private final AddressBook addresses;
  private final Consumer<Announce> onAnnounced;

  /**
   * @param onAnnounced told of each address that the node has taken
   */
  public Announcer(String node, AddressBook addresses, Consumer<Announce> onAnnounced) {
    this.node = node;
    this.addresses = addresses;
    this.onAnnounced = onAnnounced;
  }

  public void sync(List<Service> services, List<EndpointSlice> slices, List<Node> nodes)
      throws InterruptedException {
    var seen = new Observation(node, addresses.held(), services, slices, nodes);
    for (var action : LoadBalancerPlan.decide(seen)) {
      act(action);
    }
  }

  /** Gives every address up. */
  public void withdrawAll() throws InterruptedException {
    for (var address : addresses.held()) {
      addresses.remove(address);
    }
  }

  private void act(Action action) throws InterruptedException {
    switch (action) {
      case Announce announce -> {
        addresses.add(announce.address());
        addresses.tellNeighbours(announce.address());
        log(action, "Load balancer address announced");
        onAnnounced.accept(announce);
      }
      case Withdraw withdraw -> {
        addresses.remove(withdraw.address());
        log(action, "Load balancer address withdrawn");
      }
    }
  }

  private static void log(Action action, String message) {
    log.atInfo()
        .addKeyValue("address", action.address())
        .addKeyValue("reason", action.reason())
        .log(message);
  }
}
