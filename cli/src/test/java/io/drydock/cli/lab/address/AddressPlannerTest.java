package io.drydock.cli.lab.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.cli.output.CliException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressPlannerTest {
  private static final Subnet SERVICES = Subnet.parse("10.96.0.0/16");

  @Test
  void theFirstClusterHasTheFirstRanges() {
    var plan = plan(host(), List.of());
    assertThat(plan.bridge()).isEqualTo("dd0");
    assertThat(plan.gateway()).isEqualTo("10.89.0.1");
    assertThat(plan.node(1)).isEqualTo("10.89.0.11");
    assertThat(plan.loadBalancerPool()).isEqualTo("10.89.0.200-10.89.0.250");
    assertThat(plan.pods()).hasToString("10.244.0.0/16");
    assertThat(plan.kubernetesService()).isEqualTo("10.96.0.1");
    assertThat(plan.clusterDns()).isEqualTo("10.96.0.10");
    assertThat(plan.cable(AddressPlan.MOST_NODES)).hasSizeLessThanOrEqualTo(15);
  }

  @Test
  void aSecondClusterAndWhatTheHostUsesAreAvoided() {
    var first = plan(host(), List.of());
    assertThat(plan(host(), List.of(first)).bridge()).isEqualTo("dd1");
    var third = plan(host("10.89.1.0/25 br-x", "10.246.3.0/24 tun0"), List.of(first));
    assertThat(third.bridge()).isEqualTo("dd3");
    assertThat(third.lab()).hasToString("10.89.3.0/24");
    assertThat(third.pods()).hasToString("10.247.0.0/16");
  }

  @Test
  void aRangeInUseIsRefusedWithItsUserAndTheFlag() {
    var planner = new AddressPlanner(host("10.50.0.0/16 tun0"), List.of());
    assertThatThrownBy(() ->
            planner.plan(Optional.of(Subnet.parse("10.50.7.0/24")), Optional.empty(), SERVICES))
        .isInstanceOf(CliException.class)
        .hasMessage(
            "Address range 10.50.7.0/24 is in use by route 10.50.0.0/16 on interface tun0; choose another with --lab-subnet.");
    assertThatThrownBy(() ->
            planner.plan(Optional.empty(), Optional.of(Subnet.parse("10.50.0.0/16")), SERVICES))
        .hasMessageEndingWith("choose another with --pod-cidr.");
  }

  @Test
  void aTooSmallLabSubnetIsRefused() {
    var planner = new AddressPlanner(host(), List.of());
    assertThatThrownBy(() ->
            planner.plan(Optional.of(Subnet.parse("10.50.7.0/25")), Optional.empty(), SERVICES))
        .hasMessageContaining("too small");
  }

  @Test
  void ranOutOfRangesSaysWhoHasThem() {
    var planner = new AddressPlanner(host("10.0.0.0/8 vpn0"), List.of());
    assertThatThrownBy(() -> planner.plan(Optional.empty(), Optional.empty(), SERVICES))
        .hasMessageContaining("vpn0")
        .hasMessageContaining("--lab-subnet");
  }

  @Test
  void aKnownClusterDoesNotMindItsOwnBridge() {
    var plan = plan(host(), List.of());
    var running = new AddressPlanner(host("10.89.0.0/24 dd0", "10.244.1.0/24 dd0"), List.of());
    assertThat(running.problem(plan)).isEmpty();
    var taken = new AddressPlanner(host("10.89.0.0/24 wg0"), List.of());
    assertThat(taken.problem(plan)).hasValueSatisfying(text -> assertThat(text).contains("wg0"));
  }

  @Test
  void aBridgeOfAnotherHomesClusterIsNotTakenForOurs() {
    var chosen = plan(host("10.89.0.0/24 dd0"), List.of());
    assertThat(chosen.bridge()).isEqualTo("dd1");
    assertThat(chosen.lab()).isEqualTo(Subnet.parse("10.89.1.0/24"));
  }

  @Test
  void anInterfaceOfTheBridgesNameIsNotTakenForOurs() {
    var chosen = plan(new HostNetwork(List.of(), Set.of("dd0")), List.of());
    assertThat(chosen.bridge()).isEqualTo("dd1");
  }

  private static AddressPlan plan(HostNetwork host, List<AddressPlan> others) {
    return new AddressPlanner(host, others).plan(Optional.empty(), Optional.empty(), SERVICES);
  }

  private static HostNetwork host(String... routes) {
    var uses =
        List.of(routes).stream()
            .map(route -> route.split(" "))
            .map(words -> new HostNetwork.Use(Subnet.parse(words[0]), words[1]))
            .toList();
    return new HostNetwork(uses, Set.of());
  }
}
