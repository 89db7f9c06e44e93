package io.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The README's first screen, step by step, on one cluster with the example application. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstLightTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir static Path home;
  private static Cluster cluster;

  @BeforeAll
  static void boot() {
    cluster = new Cluster("e2e", home);
    cluster.forgetImages("pause:1", "web:1", "web:2");
    assertThat(cluster.up())
        .contains("Built drydock.local/pause:1", "Built drydock.local/web:2", "kubectl get nodes");
  }

  @AfterAll
  static void leaveNothing() {
    cluster.down().succeeded();
    var shell = cluster.shell();
    assertThat(shell.ok("ip", "netns", "list")).doesNotContain("e2e");
    assertThat(shell.words("docker", "ps -aq --filter label=io.drydock.cluster=e2e")).isBlank();
    assertThat(shell.ok("ip", "-br", "link")).doesNotContain("e2e");
    assertThat(shell.ok("iptables-save")).doesNotContain("e2e");
    assertThat(shell.ok("cat", "/proc/mounts")).doesNotContain(home.toString());
    assertThat(home.resolve("e2e")).doesNotExist();
    assertThat(ProcessHandle.allProcesses().map(FirstLightTest::commandLine))
        .noneMatch(line -> line.contains(home.toString()));
  }

  @Test
  @Order(1)
  void threeNodesAreReady() {
    assertThat(cluster.kubectl("get nodes --no-headers").lines())
        .hasSize(3)
        .allMatch(line -> line.split(" +")[1].equals("Ready"));
  }

  @Test
  @Order(2)
  void theExampleApplicationComesUpAndAnswersOutsideAndInside() {
    cluster.kubectl("apply -f examples/demo.yaml");
    cluster.rolledOut("deployment/web");
    cluster.rolledOut("deployment/client");
    assertThat(Traffic.get(url())).contains("version 1");
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(cluster.kubectl("exec deployment/client -- wget -qO- http://web/"))
                .contains("version 1"));
  }

  @Test
  @Order(3)
  void aRollingUpdateLosesNoRequest() {
    try (var traffic = new Traffic(url())) {
      cluster.kubectl("set image deployment/web web=drydock.local/web:2");
      cluster.rolledOut("deployment/web");
      await().atMost(SOON).until(() -> Traffic.get(url()).contains("version 2"));
      traffic.close();
      assertThat(traffic.answers()).isPositive();
      assertThat(traffic.failures()).isEmpty();
    }
  }

  @Test
  @Order(4)
  void aKilledNodeIsHealedFromAndComesBack() {
    String victim = nodeOfFirst("web");
    cluster.drydock(SOON, "node kill", victim).succeeded();
    await().atMost(SOON).until(() -> !ready(victim));
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          assertThat(cluster.jsonPath("deployment/web", "{.status.readyReplicas}")).isEqualTo("3");
          assertThat(nodesOfRunning("web")).hasSize(3).doesNotContain(victim);
        });
    await().atMost(SOON).until(() -> Traffic.get(url()).contains("version 2"));
    cluster.drydock(SOON, "node start", victim).succeeded();
    await().atMost(SOON).until(() -> ready(victim));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(cluster.names("pods -l app=web")).hasSize(3));
  }

  @Test
  @Order(5)
  void everyProcessMayBeKilledInTheMiddleOfAnUpdate() {
    List<String> victims =
        List.of("node-1/kubelet-agent", "control-plane", "node-1/kube-proxy", "etcd");
    for (String victim : victims) {
      String image = victims.indexOf(victim) % 2 == 0 ? "1" : "2";
      cluster.kubectl("set image deployment/web web=drydock.local/web:" + image);
      cluster.killHard(victim);
      await()
          .atMost(SOON)
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(cluster.pid(victim)).isPositive());
      await()
          .atMost(SOON)
          .ignoreExceptionsMatching(AssertionError.class::isInstance)
          .until(() -> !cluster.kubectl("get --raw /readyz").isEmpty());
      cluster.rolledOut("deployment/web");
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(cluster.names("pods -l app=web")).hasSize(3));
      await().atMost(SOON).until(() -> Traffic.get(url()).contains("version " + image));
      assertNothingTwice();
    }
  }

  @Test
  @Order(6)
  void upAgainIsHarmless() {
    var before = cluster.names("pods -A");
    cluster.up();
    assertThat(cluster.names("pods -A")).isEqualTo(before);
  }

  /** No pod has two running containers of one name, no address is used by two pods. */
  private static void assertNothingTwice() {
    var ips = cluster.jsonPath("pods -A", "{.items[*].status.podIP}").split(" ");
    assertThat(new HashSet<>(List.of(ips))).hasSize(ips.length);
    var format =
        "{{.Label \"io.kubernetes.pod.uid\"}}/{{.Label \"io.drydock.type\"}}"
            + "/{{.Label \"io.kubernetes.container.name\"}}";
    var running =
        cluster
            .shell()
            .ok("docker", "ps", "--filter", "label=io.drydock.cluster=e2e", "--format", format)
            .lines()
            .toList();
    assertThat(running).doesNotHaveDuplicates();
  }

  private static String url() {
    await().atMost(SOON).until(() -> !address().isBlank());
    return "http://" + address() + "/";
  }

  private static String address() {
    return cluster.jsonPath("service/web", "{.status.loadBalancer.ingress[0].ip}");
  }

  private static String nodeOfFirst(String app) {
    return cluster.jsonPath("pods -l app=" + app, "{.items[0].spec.nodeName}");
  }

  private static List<String> nodesOfRunning(String app) {
    return cluster
        .jsonPath(
            "pods -l app=" + app,
            "{range .items[*]}{.metadata.deletionTimestamp}|{.spec.nodeName}{\"\\n\"}{end}")
        .lines()
        .filter(line -> line.startsWith("|"))
        .map(line -> line.substring(1))
        .toList();
  }

  private static boolean ready(String node) {
    return cluster
        .jsonPath("node/" + node, "{.status.conditions[?(@.type=='Ready')].status}")
        .equals("True");
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
    } catch (java.io.IOException e) {
      return "";
    }
  }
}
