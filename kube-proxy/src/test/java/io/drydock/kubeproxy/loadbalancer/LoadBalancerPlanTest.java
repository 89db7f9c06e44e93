package io.drydock.kubeproxy.loadbalancer;

import static io.drydock.kubeproxy.Objects.loadBalancer;
import static io.drydock.kubeproxy.Objects.node;
import static io.drydock.kubeproxy.Objects.notReady;
import static io.drydock.kubeproxy.Objects.ready;
import static io.drydock.kubeproxy.Objects.service;
import static io.drydock.kubeproxy.Objects.slice;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.ObjectKey;
import io.drydock.kubeproxy.loadbalancer.Action.Announce;
import io.drydock.kubeproxy.loadbalancer.Action.Withdraw;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadBalancerPlanTest {

  private static final String ADDRESS = "10.89.0.200";
  private static final List<String> NAMES = List.of("node-1", "node-2", "node-3");
  private static final Service WEB = loadBalancer("web", "10.96.0.5", 30_080, ADDRESS).build();

  @Test
  void exactlyOneReadyNodeAnnouncesEachAddress() {
    var owners = owners(services(40), NAMES);
    assertThat(owners).hasSize(40);
    assertThat(owners.values()).contains("node-1", "node-2", "node-3");
  }

  @Test
  void whenANodeDiesOnlyItsAddressesMove() {
    var before = owners(services(40), NAMES);
    var after = owners(services(40), List.of("node-1", "node-3"));
    assertThat(after).hasSize(40).doesNotContainValue("node-2");
    before.forEach((address, node) -> {
      if (!node.equals("node-2")) {
        assertThat(after).containsEntry(address, node);
      }
    });
  }

  @Test
  void whatIsSettledDecidesNothing() {
    var owner = owners(List.of(WEB), NAMES).get(ADDRESS);
    for (var node : NAMES) {
      var held = node.equals(owner) ? Set.of(ADDRESS) : Set.<String>of();
      assertThat(decide(node, held, List.of(WEB), List.of(), nodes(NAMES))).isEmpty();
    }
  }

  @Test
  void aNodeThatLosesTheElectionWithdraws() {
    var owner = owners(List.of(WEB), NAMES).get(ADDRESS);
    var loser = NAMES.stream().filter(name -> !name.equals(owner)).findFirst().orElseThrow();
    assertThat(decide(loser, Set.of(ADDRESS), List.of(WEB), List.of(), nodes(NAMES)))
        .containsExactly(new Withdraw(ADDRESS, owner + " announces it now"));
  }

  @Test
  void announcementsNameTheServiceAndTheNode() {
    assertThat(decide("node-1", Set.of(), List.of(WEB), List.of(), nodes(List.of("node-1"))))
        .containsExactly(
            new Announce(
                ADDRESS, new ObjectKey("shop", "web"), "announcing 10.89.0.200 from node node-1"));
  }

  @Test
  void anAddressWithoutAServiceIsGivenUp() {
    var plain = service("web", "10.96.0.5").build();
    assertThat(decide("node-1", Set.of(ADDRESS), List.of(plain), List.of(), nodes(NAMES)))
        .containsExactly(new Withdraw(ADDRESS, "no Service of type LoadBalancer has this address"));
  }

  @Test
  void whileNoNodeIsReadyNothingMoves() {
    var lost = List.of(node("node-1", false), node("node-2", false));
    assertThat(decide("node-1", Set.of(ADDRESS), List.of(WEB), List.of(), lost)).isEmpty();
    assertThat(decide("node-1", Set.of(), List.of(WEB), List.of(), lost)).isEmpty();
  }

  @Test
  void underLocalPolicyOnlyNodesWithReadyEndpointsAnnounce() {
    var local = local();
    var endpoints =
        List.of(slice("web", notReady("10.244.1.2", "node-1"), ready("10.244.2.2", "node-2")));
    var nodes = nodes(NAMES);
    assertThat(decide("node-1", Set.of(), List.of(local), endpoints, nodes)).isEmpty();
    assertThat(decide("node-2", Set.of(), List.of(local), endpoints, nodes)).hasSize(1);
    assertThat(decide("node-3", Set.of(), List.of(local), endpoints, nodes)).isEmpty();
  }

  @Test
  void underLocalPolicyWithoutReadyEndpointsNobodyAnnounces() {
    assertThat(decide("node-1", Set.of(ADDRESS), List.of(local()), List.of(), nodes(NAMES)))
        .containsExactly(new Withdraw(ADDRESS, "no ready node has a ready endpoint of shop/web"));
  }

  private static Service local() {
    return new ServiceBuilder(WEB).editSpec().withExternalTrafficPolicy("Local").endSpec().build();
  }

  private static List<Service> services(int count) {
    var services = new ArrayList<Service>();
    for (int i = 0; i < count; i++) {
      services.add(
          loadBalancer("s" + i, "10.96.1." + i, 30_100 + i, "10.89.0." + (200 + i)).build());
    }
    return services;
  }

  private static Map<String, String> owners(List<Service> services, List<String> alive) {
    var owners = new HashMap<String, String>();
    for (var name : alive) {
      var nodes = NAMES.stream().map(n -> node(n, alive.contains(n))).toList();
      for (var action : decide(name, Set.of(), services, List.of(), nodes)) {
        assertThat(owners.put(action.address(), name)).isNull();
      }
    }
    return owners;
  }

  private static List<Node> nodes(List<String> names) {
    return names.stream().map(name -> node(name, true)).toList();
  }

  private static List<Action> decide(
      String me,
      Set<String> held,
      List<Service> services,
      List<EndpointSlice> slices,
      List<Node> nodes) {
    return LoadBalancerPlan.decide(new Observation(me, held, services, slices, nodes));
  }
}
