package io.drydock.kubelet.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drydock.kubelet.network.PodAttachment.HostPort;
import io.drydock.kubelet.network.TestPods.TestPod;
import io.drydock.kubelet.runtime.docker.DockerFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CniNetworkTest {
  private static final Path PLUGINS = Path.of("/usr/lib/cni");
  private static final List<String> CIDRS = List.of("", "10.97.1.0/24", "10.97.2.0/24");

  @TempDir private Path root;
  private DockerFixture docker;
  private TestNetwork lab;
  private TestPods pods;

  @BeforeAll
  void connect() {
    docker = new DockerFixture();
    pods = new TestPods(docker);
  }

  @BeforeEach
  void cable() {
    lab = new TestNetwork();
  }

  @AfterEach
  void remove() {
    docker.removeAll();
    lab.close();
  }

  @AfterAll
  void leaveNothing() {
    docker.close();
  }

  @Test
  void podsOfOneNodeReachEachOtherUnchanged() {
    CniNetwork network = network(1);
    TestPod a = pods.start();
    TestPod b = pods.start();
    String addressA = network.setUp(a.attachment()).primary();
    String addressB = network.setUp(b.attachment()).primary();
    assertThat(addressA).startsWith("10.97.1.").isNotEqualTo(addressB);
    network.check(a.attachment().sandboxId());

    assertThat(pods.connect(a, addressB, 8080))
        .contains(addressB + ":8080")
        .contains(addressA + ":");
  }

  @Test
  void podsOfTwoNodesReachEachOtherUnchanged() {
    TestPod a = pods.start();
    TestPod b = pods.start();
    String addressA = network(1).setUp(a.attachment()).primary();
    String addressB = network(2).setUp(b.attachment()).primary();
    new NodeRoutes(lab.netns(1)).apply(Map.of(CIDRS.get(2), lab.address(2)));
    new NodeRoutes(lab.netns(2)).apply(Map.of(CIDRS.get(1), lab.address(1)));

    assertThat(pods.connect(a, addressB, 8080))
        .contains(addressB + ":8080")
        .contains(addressA + ":");
    assertThat(pods.connect(b, addressA, 8080)).contains(addressB + ":");
  }

  @Test
  void onlyTheOutsideSeesTheNodesAddress() {
    TestPod pod = pods.start();
    String address = network(1).setUp(pod.attachment()).primary();
    new NodeRoutes(lab.netns(2)).apply(Map.of(CIDRS.get(1), lab.address(1)));
    lab.run(2, "ip addr add 198.51.100.1/32 dev lo");
    lab.run(1, "ip route add 198.51.100.1 via " + lab.address(2));
    Process server = serve();
    try {
      await()
          .untilAsserted(() ->
              assertThat(pods.connect(pod, "198.51.100.1", 9090))
                  .contains(lab.address(1) + ":")
                  .doesNotContain(address + ":"));
      assertThat(pods.connect(pod, lab.address(2), 9090)).contains(address + ":");
    } finally {
      server.destroy();
    }
  }

  @Test
  void serviceAddressLeadsToPodOfTheSameNode() {
    CniNetwork network = network(1);
    TestPod client = pods.start();
    TestPod server = pods.start();
    String from = network.setUp(client.attachment()).primary();
    String to = network.setUp(server.attachment()).primary();
    lab.run(
        1,
        "iptables -w -t nat -A PREROUTING -d 10.96.0.1 -p tcp --dport 80 -j DNAT --to "
            + to
            + ":8080");

    assertThat(pods.connect(client, "10.96.0.1", 80)).contains(to + ":8080").contains(from + ":");
  }

  @Test
  void onlyAPodWithHostPortsNeedsPortmap() throws IOException {
    Path plugins = Files.createDirectories(root.resolve("plugins"));
    for (String plugin : List.of("bridge", "host-local")) {
      Files.createSymbolicLink(plugins.resolve(plugin), PLUGINS.resolve(plugin));
    }
    CniNetwork network = network(1, plugins);
    TestPod plain = pods.start();
    TestPod mapped = pods.start(new HostPort(18080, 8080, "TCP", null));

    String address = network.setUp(plain.attachment()).primary();
    network.check(plain.attachment().sandboxId());
    assertThatThrownBy(() -> network.setUp(mapped.attachment())).hasMessageContaining("portmap");
    network.tearDown(plain.attachment().sandboxId());
    assertThat(addressesInUse(1)).doesNotContain(address);
  }

  @Test
  void hostPortLeadsToThePodUntilItIsTornDown() {
    CniNetwork network = network(1);
    TestPod pod = pods.start(new HostPort(18080, 8080, "TCP", null));
    network.setUp(pod.attachment());
    assertThat(lab.run(2, "busybox nc -w 3 " + lab.address(1) + " 18080")).contains(":8080");

    network.tearDown(pod.attachment().sandboxId());
    assertThat(lab.tryRun(2, "busybox nc -w 1 " + lab.address(1) + " 18080").exitCode())
        .isNotZero();
    assertThat(lab.run(1, "iptables -w -t nat -S")).doesNotContain("18080");
  }

  @Test
  void setUpAndTearDownMayBeRepeated() {
    CniNetwork network = network(1);
    TestPod pod = pods.start();
    PodAddresses first = network.setUp(pod.attachment());
    assertThat(network.setUp(pod.attachment())).isEqualTo(first);
    assertThat(restarted(1).addresses(pod.attachment().sandboxId())).contains(first);

    network.tearDown(pod.attachment().sandboxId());
    network.tearDown(pod.attachment().sandboxId());
    assertThat(network.addresses(pod.attachment().sandboxId())).isEmpty();
    assertThat(addressesInUse(1)).isEmpty();
    assertThat(lab.run(1, "ip -o link show master cni0")).isEmpty();
  }

  @Test
  void addressesOfLostSandboxesAreFreedAndNoneIsUsedTwice() {
    CniNetwork network = network(1);
    TestPod kept = pods.start();
    TestPod lost = pods.start();
    String keptAddress = network.setUp(kept.attachment()).primary();
    String lostAddress = network.setUp(lost.attachment()).primary();
    pods.kill(lost);
    CniNetwork again = restarted(1);
    again.retainOnly(Set.of(kept.attachment().sandboxId()));

    assertThat(addressesInUse(1)).containsExactly(keptAddress);
    assertThat(again.addresses(lost.attachment().sandboxId())).isEmpty();
    assertThat(again.setUp(pods.start().attachment()).primary()).isNotIn(keptAddress, lostAddress);
  }

  @Test
  void failedSetUpLeavesNothingBehind() throws IOException {
    CniNetwork network = network(1);
    TestPod pod = pods.start();
    PodAttachment gone =
        new PodAttachment(pod.attachment().pod(), "gone", "/proc/1/ns/no-such", List.of());
    assertThatThrownBy(() -> network.setUp(gone))
        .isInstanceOf(PodNetworkException.class)
        .hasMessageContaining("CNI plugin bridge could not ADD");
    assertThat(addressesInUse(1)).isEmpty();
    assertThat(root.resolve("1/cni/attachments/gone.json")).doesNotExist();
  }

  @Test
  void foreignConfigurationWins() throws IOException {
    Path directory = root.resolve("1/cni/net.d");
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("05-other.conflist"),
        """
        {"cniVersion": "0.4.0", "name": "other", "plugins": [
          {"type": "ptp", "ipam": {"type": "host-local", "subnet": "10.95.0.0/24", "dataDir": "%s"}}]}
        """
            .formatted(root.resolve("other")));
    TestPod pod = pods.start();
    CniNetwork network = network(1);
    assertThat(network.setUp(pod.attachment()).primary()).startsWith("10.95.0.");
    network.tearDown(pod.attachment().sandboxId());
  }

  @Test
  void missingPluginsAreNamed() {
    CniNetwork network =
        new CniNetwork(
            new NetworkSettings(
                lab.netns(1), lab.address(1), Path.of("/no/such"), root.resolve("x"), List.of()));
    network.configure(CIDRS.get(1));
    assertThatThrownBy(() -> network.setUp(pods.start().attachment()))
        .hasMessageContaining("CNI plugin bridge is not in /no/such");
  }

  @Test
  void nodeWithoutItsAddressIsNotReady() {
    CniNetwork network =
        new CniNetwork(
            new NetworkSettings(
                lab.netns(1), "10.98.0.77", Path.of("/usr/lib/cni"), root.resolve("x"), List.of()));
    assertThatThrownBy(() -> network.configure(CIDRS.get(1))).hasMessageContaining("--node-ip");
    assertThat(network.ready()).isFalse();
  }

  @Test
  void routesFollowTheNodes() {
    NodeRoutes routes = new NodeRoutes(lab.netns(1));
    lab.run(1, "ip route add 203.0.113.0/24 via " + lab.address(2));
    routes.apply(Map.of("10.97.2.0/24", lab.address(2), "10.97.3.0/24", lab.address(2)));
    new NodeRoutes(lab.netns(1))
        .apply(Map.of("10.97.3.0/24", "10.98.0.3", "10.97.4.0/24", lab.address(2)));
    assertThat(lab.run(1, "ip route"))
        .doesNotContain("10.97.2.0/24")
        .contains("10.97.3.0/24 via 10.98.0.3", "10.97.4.0/24 via 10.98.0.2", "203.0.113.0/24");
  }

  private CniNetwork network(int node) {
    CniNetwork network = restarted(node);
    network.configure(CIDRS.get(node));
    return network;
  }

  private CniNetwork restarted(int node) {
    return network(node, PLUGINS);
  }

  private CniNetwork network(int node, Path plugins) {
    CniNetwork network =
        new CniNetwork(
            new NetworkSettings(
                lab.netns(node),
                lab.address(node),
                plugins,
                root.resolve("" + node),
                List.of("10.97.0.0/16", "10.96.0.0/16")));
    network.configure(CIDRS.get(node));
    return network;
  }

  private List<String> addressesInUse(int node) {
    try (Stream<Path> files = Files.list(root.resolve(node + "/cni/addresses/drydock"))) {
      return files.map(f -> f.getFileName().toString()).filter(f -> f.matches("[0-9.]+")).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private Process serve() {
    try {
      return new ProcessBuilder(
              "ip",
              "netns",
              "exec",
              lab.name(2),
              "busybox",
              "nc",
              "-ll",
              "-p",
              "9090",
              "-e",
              "busybox",
              "netstat",
              "-tn")
          .start();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
