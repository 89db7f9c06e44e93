package io.drydock.kubeproxy.rules;

import static io.drydock.kubeproxy.Objects.leaving;
import static io.drydock.kubeproxy.Objects.loadBalancer;
import static io.drydock.kubeproxy.Objects.notReady;
import static io.drydock.kubeproxy.Objects.ready;
import static io.drydock.kubeproxy.Objects.slice;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.kubeproxy.state.ProxyState;
import io.drydock.kubeproxy.state.ThisNode;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Differences and full scripts, carried out on a model of iptables-restore. */
class RestoreScriptTest {

  private static final ThisNode NODE = new ThisNode("node-1", "10.89.0.11", "10.96.0.10");
  private static final String EMPTY_KERNEL =
      """
      *nat
      :PREROUTING ACCEPT [0:0]
      :OUTPUT ACCEPT [0:0]
      :POSTROUTING ACCEPT [0:0]
      COMMIT
      *filter
      :INPUT ACCEPT [0:0]
      :FORWARD ACCEPT [0:0]
      :OUTPUT ACCEPT [0:0]
      -A FORWARD -s 10.244.0.0/16 -j ACCEPT
      COMMIT
      """;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theDifferenceLeadsFromTheOldRulesToTheNew(long seed) {
    var random = new Random(seed);
    var kernel = new ModelKernel(EMPTY_KERNEL);
    var before = random(random);
    kernel.restore(RestoreScript.full(before, kernel.saved()).text());
    for (int i = 0; i < 40; i++) {
      var after = random(random);
      kernel.restore(RestoreScript.difference(before, after).text());
      assertThat(kernel.saved().deviation(after)).isEmpty();
      for (var table : Table.values()) {
        assertThat(kernel.saved().chains(table)).containsAllEntriesOf(after.chains(table));
        assertThat(kernel.saved().chains(table).keySet())
            .filteredOn(name -> name.startsWith("KUBE-"))
            .containsExactlyInAnyOrderElementsOf(after.chains(table).keySet());
      }
      before = after;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void theFullScriptAdoptsWhateverIsThere(long seed) {
    var random = new Random(seed);
    var kernel = new ModelKernel(EMPTY_KERNEL);
    for (int i = 0; i < 10; i++) {
      var wanted = random(random);
      kernel.restore(RestoreScript.full(wanted, kernel.saved()).text());
      assertThat(kernel.saved().deviation(wanted)).isEmpty();
      assertThat(kernel.saved().chains(Table.NAT).get("PREROUTING")).hasSize(1);
      assertThat(kernel.saved().chains(Table.FILTER).get("FORWARD")).hasSize(5);
    }
    kernel.restore(RestoreScript.removal(kernel.saved()).text());
    assertThat(kernel).hasToString(new ModelKernel(EMPTY_KERNEL).toString());
  }

  @Test
  void nothingChangedIsNothingToDo() {
    var rules = random(new Random(5));
    assertThat(RestoreScript.difference(rules, rules).isEmpty()).isTrue();
  }

  @Test
  void anEndpointMoreTouchesOnlyItsServicesChains() {
    var a = rules(List.of(web(0)), List.of(slice("s0", ready("10.244.1.2", "node-1"))));
    var b =
        rules(
            List.of(web(0)),
            List.of(slice("s0", ready("10.244.1.2", "node-1"), ready("10.244.2.2", "node-2"))));
    assertThat(RestoreScript.difference(a, b).text().lines().filter(l -> l.startsWith(":")))
        .hasSize(2)
        .allMatch(line -> line.startsWith(":KUBE-SVC-") || line.startsWith(":KUBE-SEP-"));
  }

  private static Ruleset random(Random random) {
    var services = new ArrayList<Service>();
    var slices = new ArrayList<EndpointSlice>();
    for (int i = 0; i < 6; i++) {
      if (random.nextInt(4) > 0) {
        services.add(random.nextBoolean() ? web(i) : local(web(i)));
        slices.add(slice("s" + i, endpoints(random)));
      }
    }
    return rules(services, slices);
  }

  private static Endpoint[] endpoints(Random random) {
    var endpoints = new ArrayList<Endpoint>();
    for (int i = 0; i < random.nextInt(4); i++) {
      var address = "10.244.1." + random.nextInt(5);
      var node = "node-" + (1 + random.nextInt(2));
      endpoints.add(
          switch (random.nextInt(3)) {
            case 0 -> ready(address, node);
            case 1 -> notReady(address, node);
            default -> leaving(address, node);
          });
    }
    return endpoints.toArray(Endpoint[]::new);
  }

  private static Service web(int i) {
    return loadBalancer("s" + i, "10.96.1." + i, 30_000 + i, "10.89.0.20" + i).build();
  }

  private static Service local(Service service) {
    return new ServiceBuilder(service)
        .editSpec()
        .withExternalTrafficPolicy("Local")
        .withSessionAffinity("ClientIP")
        .withLoadBalancerSourceRanges("10.89.0.0/24")
        .endSpec()
        .build();
  }

  private static Ruleset rules(List<Service> services, List<EndpointSlice> slices) {
    return IptablesRules.of(ProxyState.of(services, slices, NODE), "10.244.0.0/16");
  }
}
