package io.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compose lab once through: nodes are containers, and one of them is killed. */
class ComposeTest {

  private static final String NAME = "e2ec";
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Shell shell = new Shell(Cluster.ROOT);

  @TempDir static Path home;

  @BeforeAll
  static void boot() {
    Map.of(
            "DRYDOCK_CLUSTER", NAME,
            "DRYDOCK_BRIDGE", "87",
            "DRYDOCK_LAB", "10.87.0",
            "DRYDOCK_PODS", "10.242.0.0/16",
            "DRYDOCK_API_PORT", "16443",
            "DRYDOCK_GRPC_PORT", "16444",
            "KUBECONFIG", home.resolve("kubeconfig").toString())
        .forEach(shell::set);
    script("install-compose");
    script("build", "--offline");
    compose("up -d --no-build");
    shell.ok("sh", "-c", "docker compose exec -T control-plane kubeconfig > $KUBECONFIG");
  }

  @AfterAll
  static void leaveNothing() {
    compose("down -v --timeout 20");
    String pods = "label=io.drydock.cluster=" + NAME;
    String services = "label=com.docker.compose.project=drydock-" + NAME;
    assertThat(shell.words("docker", "ps -aq --filter " + pods)).isBlank();
    assertThat(shell.words("docker", "ps -aq --filter " + services)).isBlank();
    assertThat(shell.words("docker", "volume ls -q")).doesNotContain("drydock-" + NAME);
    assertThat(shell.words("ip", "-br link")).doesNotContain("dd87");
    assertThat(shell.words("ip", "route")).doesNotContain("10.242.");
    assertThat(shell.ok("cat", "/proc/mounts")).doesNotContain("drydock-" + NAME);
    assertThat(shell.words("find", "/sys/fs/cgroup -path */drydock/" + NAME)).isBlank();
  }

  @Test
  void aKilledNodeContainerIsHealedFromAndComesBack() {
    soon().untilAsserted(() -> assertThat(readyNodes()).isEqualTo("True True True"));
    kubectl("apply -f examples/demo.yaml");
    kubectl("rollout status deployment/web --timeout=80s");
    String url = "http://" + address() + "/";
    soon().until(() -> Traffic.get(url).contains("version 1"));
    soon()
        .untilAsserted(() ->
            assertThat(kubectl("exec deployment/client -- wget -qO- http://web/"))
                .contains("version 1"));

    compose("kill node-2");
    soon().untilAsserted(() -> assertThat(containersOf("node-2")).isBlank());
    soon().untilAsserted(() -> assertThat(readyNodes()).isEqualTo("True Unknown True"));
    soon().untilAsserted(() -> assertThat(nodesOfCopies()).hasSize(3).doesNotContain("|node-2"));
    kubectl("rollout status deployment/web --timeout=80s");
    soon().until(() -> Traffic.get(url).contains("version 1"));

    compose("start node-2");
    soon().untilAsserted(() -> assertThat(readyNodes()).isEqualTo("True True True"));
  }

  /** Where the copies run that are not leaving: a dead node's stay in the API until it is back. */
  private static List<String> nodesOfCopies() {
    String path = "{range .items[*]}{.metadata.deletionTimestamp}|{.spec.nodeName}{\"\\n\"}{end}";
    return jsonPath("pods -l app=web", path).lines().filter(line -> line.startsWith("|")).toList();
  }

  private static String readyNodes() {
    return jsonPath("nodes", "{.items[*].status.conditions[?(@.type=='Ready')].status}");
  }

  private static String address() {
    String path = "{.status.loadBalancer.ingress[0].ip}";
    soon().until(() -> !jsonPath("service/web", path).isBlank());
    return jsonPath("service/web", path);
  }

  private static String containersOf(String node) {
    return shell.words(
        "docker",
        "ps -aq --filter label=io.drydock.cluster=%s --filter label=io.drydock.node=%s"
            .formatted(NAME, node));
  }

  private static String jsonPath(String query, String path) {
    String[] words = query.split(" ");
    var command = new ArrayList<>(List.of("kubectl", "get"));
    command.addAll(List.of(words));
    command.addAll(List.of("-o", "jsonpath=" + path));
    return shell.ok(command.toArray(String[]::new));
  }

  private static String kubectl(String line) {
    return shell.words("kubectl", line);
  }

  private static void compose(String line) {
    var words = ("docker compose " + line).split(" ");
    shell.run(LONG, words).succeeded();
  }

  private static void script(String name, String... options) {
    var path = Cluster.ROOT.resolve("deploy/compose").resolve(name).toString();
    var command = new ArrayList<>(List.of(path));
    command.addAll(List.of(options));
    shell.run(LONG, command.toArray(String[]::new)).succeeded();
  }

  /** A question that cannot be answered yet is asked again. */
  private static ConditionFactory soon() {
    return await()
        .atMost(Duration.ofSeconds(90))
        .ignoreExceptionsMatching(AssertionError.class::isInstance);
  }
}
