package io.drydock.kubeproxy.backend;

import static io.drydock.kubeproxy.Objects.leaving;
import static io.drydock.kubeproxy.Objects.loadBalancer;
import static io.drydock.kubeproxy.Objects.ready;
import static io.drydock.kubeproxy.Objects.service;
import static io.drydock.kubeproxy.Objects.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drydock.kubeproxy.Objects;
import io.drydock.kubeproxy.state.ProxyState;
import io.drydock.kubeproxy.state.ThisNode;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Real iptables in real namespaces: what a connection meets is what counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IptablesBackendTest {

  private static final String CLUSTER_IP = "10.96.3.4";
  private static final int NODE_PORT = 30_080;
  private static final String BALANCED = "10.89.99.200";
  private static final ThisNode NODE = new ThisNode("n1", "10.89.99.11", "10.96.0.10");
  private static final Endpoint POD_2 = ready("10.244.1.2", "n1");
  private static final Endpoint POD_3 = ready("10.244.1.3", "n1");

  private NodeLab lab;
  private IptablesBackend backend;

  @BeforeAll
  void makeLab() throws Exception {
    lab = new NodeLab();
    lab.node(1);
    lab.pod(1, 2);
    lab.pod(1, 3);
    lab.in("n1", "ip addr add " + BALANCED + "/32 dev eth0", "iptables -P FORWARD DROP");
    letPodsThrough();
    await().until(() -> lab.ask("n1", "10.244.1.2", 8080).startsWith("p12"));
    await().until(() -> lab.ask("n1", "10.244.1.3", 8080).startsWith("p13"));
  }

  @AfterAll
  void removeLab() throws Exception {
    lab.close();
  }

  @BeforeEach
  void startAnew() throws Exception {
    backend = new IptablesBackend(lab.commands("n1"), "10.244.0.0/16");
    backend.remove();
  }

  @Test
  void reachesPodsThroughEveryAddressOfTheService() throws Exception {
    sync(web(), slice("web", POD_2));
    assertThat(lab.ask("p13", CLUSTER_IP, 80)).isEqualTo("p12,10.244.1.3");
    assertThat(lab.ask("n1", CLUSTER_IP, 80)).startsWith("p12,");
    assertThat(lab.ask("p13", BALANCED, 80)).startsWith("p12,");
    assertThat(lab.ask("out", "10.89.99.11", NODE_PORT)).isEqualTo("p12,10.244.1.1");
    assertThat(lab.ask("out", BALANCED, 80)).isEqualTo("p12,10.244.1.1");
  }

  @Test
  void keepsTheClientsAddressUnderExternalTrafficPolicyLocal() throws Exception {
    sync(local(web()), slice("web", POD_2));
    assertThat(lab.ask("out", "10.89.99.11", NODE_PORT)).isEqualTo("p12,10.89.99.1");
    assertThat(lab.ask("out", BALANCED, 80)).isEqualTo("p12,10.89.99.1");
  }

  @Test
  void leadsAPodToItself() throws Exception {
    sync(web(), slice("web", POD_2));
    assertThat(lab.ask("p12", CLUSTER_IP, 80)).isEqualTo("p12,10.244.1.1");
  }

  @Test
  void spreadsOverAllEndpoints() throws Exception {
    sync(web(), slice("web", POD_2, POD_3));
    assertThat(answers(30)).containsExactly("p12", "p13");
  }

  @Test
  void keepsAClientAtItsEndpointWithSessionAffinity() throws Exception {
    sync(sticky(web()), slice("web", POD_2, POD_3));
    assertThat(answers(15)).hasSize(1);
  }

  @Test
  void keepsAffinityWhenEndpointsAreAdded() throws Exception {
    sync(sticky(web()), slice("web", POD_2));
    assertThat(answers(1)).containsExactly("p12");
    sync(sticky(web()), slice("web", POD_2, POD_3));
    assertThat(answers(15)).containsExactly("p12");
  }

  @Test
  void refusesAtOnceWithoutEndpoints() throws Exception {
    sync(web(), slice("web"));
    assertRefused("p13", CLUSTER_IP, 80);
    assertRefused("n1", CLUSTER_IP, 80);
    assertRefused("out", BALANCED, 80);
    assertRefused("out", "10.89.99.11", NODE_PORT);
    sync(web(), slice("web", POD_3));
    assertThat(lab.ask("p12", CLUSTER_IP, 80)).startsWith("p13,");
  }

  @Test
  void usesEndpointsThatLeaveWhileThereIsNothingBetter() throws Exception {
    sync(web(), slice("web", leaving("10.244.1.3", "n1")));
    assertThat(lab.ask("out", BALANCED, 80)).startsWith("p13,");
  }

  @Test
  void admitsOnlyTheSourceRangesToTheLoadBalancerAddress() throws Exception {
    sync(ranges("10.89.99.64/26"), slice("web", POD_2));
    assertThat(lab.ask("out", BALANCED, 80)).isEmpty();
    assertThat(lab.ask("out", "10.89.99.11", NODE_PORT)).startsWith("p12,");
    sync(ranges("10.89.99.0/26"), slice("web", POD_2));
    assertThat(lab.ask("out", BALANCED, 80)).startsWith("p12,");
  }

  @Test
  void changesEndpointsUnderLoadWithoutAFailedConnection() throws Exception {
    sync(web(), slice("web", POD_2));
    var failed = new AtomicInteger();
    var asked = new AtomicInteger();
    var load = Thread.ofVirtual().start(() -> load(asked, failed));
    for (int i = 0; load.isAlive() && i < 400; i++) {
      sync(web(), slice("web", i % 2 == 0 ? POD_3 : POD_2));
    }
    load.join();
    assertThat(failed).hasValue(0);
    assertThat(asked).hasValue(200);
  }

  @Test
  void noticesAndRepairsWhatOthersFlush() throws Exception {
    sync(web(), slice("web", POD_2));
    assertThat(backend.deviation()).isEmpty();
    for (var harm :
        List.of(
            "iptables -t nat -F",
            "iptables -t nat -F KUBE-SERVICES",
            "iptables -t nat -D PREROUTING 1",
            "iptables -F FORWARD")) {
      lab.in("n1", harm);
      letPodsThrough();
      assertThat(backend.deviation()).as(harm).isPresent();
      backend.forget();
      sync(web(), slice("web", POD_2));
      assertThat(backend.deviation()).as(harm).isEmpty();
      assertThat(lab.ask("p13", CLUSTER_IP, 80)).isEqualTo("p12,10.244.1.3");
    }
  }

  @Test
  void adoptsTheRulesOfItsPredecessorAndDropsWhatIsStale() throws Exception {
    var old = service("old", "10.96.7.7").build();
    backend.sync(ProxyState.of(List.of(web(), old), List.of(slice("old", POD_2)), NODE));
    var successor = new IptablesBackend(lab.commands("n1"), "10.244.0.0/16");
    successor.sync(ProxyState.of(List.of(web()), List.of(slice("web", POD_2)), NODE));
    assertThat(successor.deviation()).isEmpty();
    assertThat(saved()).contains("shop/web:http").doesNotContain("shop/old:http");
    assertThat(lab.ask("p13", CLUSTER_IP, 80)).startsWith("p12,");
  }

  @Test
  void removesAllThatItMadeAndNothingElse() throws Exception {
    var before = saved();
    sync(web(), slice("web", POD_2, POD_3));
    backend.remove();
    assertThat(saved()).isEqualTo(before);
    backend.remove();
  }

  @Test
  void forgetsUdpFlowsToEndpointsThatAreGone() throws Exception {
    var conntrack = new Conntrack(lab.commands("n1"));
    var dns = Objects.udp(web());
    sync(dns, Objects.udp(slice("web", POD_2)));
    var client = lab.datagrams("p13", CLUSTER_IP, 80).outputWriter();
    client.append("one\n").flush();
    await().until(() -> flows().contains("src=10.244.1.2 "));
    var moved = ProxyState.of(List.of(dns), List.of(Objects.udp(slice("web", POD_3))), NODE);
    backend.sync(moved);
    conntrack.forgetStale(moved);
    assertThat(flows()).doesNotContain("src=10.244.1.2 ");
    await()
        .untilAsserted(() -> {
          client.append("again\n").flush();
          assertThat(flows()).contains("src=10.244.1.3 ");
        });
    conntrack.forgetStale(moved);
    assertThat(flows()).contains("src=10.244.1.3 ");
  }

  @Test
  void isQuick() throws Exception {
    sync(web(), slice("web", POD_2));
    long start = System.nanoTime();
    sync(web(), slice("web", POD_2, POD_3));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
  }

  /** What the agent of a node does about a FORWARD policy of DROP. */
  private void letPodsThrough() throws InterruptedException {
    lab.in("n1", "iptables -A FORWARD -s 10.244.0.0/16 -j ACCEPT");
    lab.in("n1", "iptables -A FORWARD -d 10.244.0.0/16 -j ACCEPT");
  }

  private void sync(Service service, EndpointSlice slice) throws InterruptedException {
    backend.sync(ProxyState.of(List.of(service), List.of(slice), NODE));
  }

  private void assertRefused(String from, String address, int port) throws InterruptedException {
    long start = System.nanoTime();
    assertThat(lab.connect(from, address, port).errors()).contains("refused");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(900));
  }

  private void load(AtomicInteger asked, AtomicInteger failed) {
    try {
      for (int i = 0; i < 200; i++) {
        if (lab.ask(i % 2 == 0 ? "out" : "p13", i % 2 == 0 ? BALANCED : CLUSTER_IP, 80).isEmpty()) {
          failed.incrementAndGet();
        }
        asked.incrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Set<String> answers(int requests) throws InterruptedException {
    var names = new TreeSet<String>();
    for (int i = 0; i < requests; i++) {
      names.add(lab.ask("out", BALANCED, 80).replaceFirst(",.*", ""));
    }
    return names;
  }

  private String flows() throws InterruptedException {
    return lab.commands("n1").require("conntrack", "-L", "-p", "udp", "--orig-dst", CLUSTER_IP);
  }

  private String saved() throws InterruptedException {
    return lab.commands("n1").require("iptables-save").replaceAll("#.*|\\[\\d+:\\d+]", "");
  }

  private static Service web() {
    return loadBalancer("web", CLUSTER_IP, NODE_PORT, BALANCED).build();
  }

  private static Service local(Service service) {
    return new ServiceBuilder(service)
        .editSpec()
        .withExternalTrafficPolicy("Local")
        .endSpec()
        .build();
  }

  private static Service sticky(Service service) {
    return new ServiceBuilder(service).editSpec().withSessionAffinity("ClientIP").endSpec().build();
  }

  private static Service ranges(String range) {
    return new ServiceBuilder(web())
        .editSpec()
        .withLoadBalancerSourceRanges(range)
        .endSpec()
        .build();
  }
}
