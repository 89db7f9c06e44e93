package io.drydock.controlplane.controller.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadBalancerPlanTest {

  private static final AddressPool POOL = AddressPool.parse("10.89.0.200-10.89.0.201");

  @Test
  void aNewLoadBalancerGetsTheFirstFreeAddress() {
    assertThat(
            LoadBalancerPlan.decide(service("LoadBalancer", "", ""), POOL, Set.of("10.89.0.200")))
        .isEqualTo(
            new LoadBalancerAction.Assign(
                "10.89.0.201", "first free address of the pool 10.89.0.200-10.89.0.201"));
  }

  @Test
  void aSettledServiceNeedsNothing() {
    var settled = service("LoadBalancer", "", "10.89.0.200");
    assertThat(LoadBalancerPlan.decide(settled, POOL, Set.of()))
        .isEqualTo(new LoadBalancerAction.None());
    assertThat(LoadBalancerPlan.decide(service("ClusterIP", "", ""), POOL, Set.of()))
        .isEqualTo(new LoadBalancerAction.None());
  }

  @Test
  void anExhaustedPoolIsSaid() {
    var action =
        LoadBalancerPlan.decide(
            service("LoadBalancer", "", ""), POOL, Set.of("10.89.0.200", "10.89.0.201"));
    assertThat(((LoadBalancerAction.Refuse) action).message()).contains("No address is left");
  }

  @Test
  void aChangedTypeGivesTheAddressBack() {
    assertThat(LoadBalancerPlan.decide(service("NodePort", "", "10.89.0.200"), POOL, Set.of()))
        .isInstanceOf(LoadBalancerAction.Release.class);
  }

  @Test
  void anAddressThatIsAskedForIsGivenIfItCanBe() {
    assertThat(
            LoadBalancerPlan.decide(
                service("LoadBalancer", "10.89.0.201", "10.89.0.200"), POOL, Set.of()))
        .isEqualTo(new LoadBalancerAction.Assign("10.89.0.201", "spec.loadBalancerIP asks for it"));
    for (String bad : List.of("1.2.3.4", "nonsense")) {
      assertThat(LoadBalancerPlan.decide(service("LoadBalancer", bad, ""), POOL, Set.of()))
          .isInstanceOf(LoadBalancerAction.Refuse.class);
    }
  }

  @Test
  void anUnreadablePoolIsRefused() {
    assertThatThrownBy(() -> AddressPool.parse("10.0.0.9-10.0.0.1"))
        .hasMessageContaining("--load-balancer-pool");
    assertThat(AddressPool.parse("").free(Set.of())).isEmpty();
  }

  private static Service service(String type, String asked, String has) {
    var builder =
        new ServiceBuilder()
            .withNewMetadata()
            .withName("s")
            .endMetadata()
            .withNewSpec()
            .withType(type)
            .withLoadBalancerIP(asked)
            .endSpec();
    return has.isEmpty()
        ? builder.build()
        : builder
            .withNewStatus()
            .withNewLoadBalancer()
            .addNewIngress()
            .withIp(has)
            .endIngress()
            .endLoadBalancer()
            .endStatus()
            .build();
  }
}
