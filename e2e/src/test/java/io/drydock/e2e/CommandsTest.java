package io.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The drydock command on a live cluster: what kubectl says to the same words, it says too. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandsTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String DEMO = "examples/demo.yaml";
  private static final String COUNTING =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: counting}
      spec:
        restartPolicy: Never
        terminationGracePeriodSeconds: 2
        containers:
        - name: main
          image: drydock.local/busybox:1
          command: [sh, -c, "for i in 1 2 3; do echo line $i; sleep 1; done"]
      """;

  private static final String BURNERS =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: burner}
      spec:
        replicas: 2
        selector: {matchLabels: {app: burner}}
        template:
          metadata: {labels: {app: burner}}
          spec:
            nodeName: small
            terminationGracePeriodSeconds: 0
            containers:
            - name: main
              image: drydock.local/busybox:1
              command: [sh, -c, "while :; do :; done"]
      """;

  @TempDir static Path home;
  private static Cluster cluster;

  @BeforeAll
  static void boot() {
    cluster = new Cluster("e2ek", home);
    cluster.up("--nodes", "2");
    assertThat(drydock("apply -f " + DEMO).succeeded().text())
        .isEqualTo(
            "deployment.apps/web created\nservice/web created\ndeployment.apps/client created\n");
    cluster.rolledOut("deployment/web");
    cluster.rolledOut("deployment/client");
  }

  @AfterAll
  static void leaveNothing() {
    cluster.down().succeeded();
  }

  @ParameterizedTest
  @Order(1)
  @ValueSource(
      strings = {
        "get pods",
        "get pods,nodes -o wide",
        "get deployments,replicasets,services",
        "get all",
        "get pods -A -o name",
        "get pods -l app=web -o jsonpath={.items[*].spec.nodeName}",
        "get service web -o yaml",
        "get deployment web -o json",
        "get events",
        "get configmaps,secrets,serviceaccounts,endpoints,endpointslices -A",
        "get namespaces --show-labels",
        "get nosuchkind",
        "get pod nosuch",
        "describe pods -l app=web",
        "describe deployment web",
        "describe replicasets -l app=web",
        "describe service web",
        "describe node node-1",
        "describe configmap kube-root-ca.crt",
        "describe pod nosuch",
        "logs deployment/web --tail=2",
        "logs nosuch",
        "logs deployment/web -c nosuch",
        "exec deployment/client -- sh -c 'exit 7'",
        "exec deployment/client -- nosuchprogram",
        "exec deployment/client -c nosuch -- ls",
        "exec nosuch -- ls",
        "scale deployment/nosuch --replicas=2",
        "scale deployment/web --replicas=3",
        "delete pod nosuch",
        "delete deployment,service nosuch",
        "apply -f /nosuch"
      })
  void itSaysWhatKubectlSays(String line) {
    await().atMost(SOON).untilAsserted(() -> assertSame(drydock(line), kubectl(line)));
  }

  @Test
  @Order(2)
  void whatKubectlAppliedIsUnchangedForDrydockAndTheOtherWayRound() {
    Path file = write("counting.yaml", COUNTING.replace("counting", "both"));
    assertThat(kubectl("apply -f " + file).succeeded().text()).isEqualTo("pod/both created\n");
    assertThat(drydock("apply -f " + file).succeeded().text()).isEqualTo("pod/both unchanged\n");
    assertThat(kubectl("apply -f " + file).succeeded().text()).isEqualTo("pod/both unchanged\n");
    assertThat(drydock("delete -f " + file).succeeded().text()).isEqualTo("pod \"both\" deleted\n");
    assertThat(kubectl("get pod both").code()).isEqualTo(1);
  }

  @Test
  @Order(3)
  void followedLogsComeLineByLineAndEndWithThePod() throws Exception {
    Path file = write("counting.yaml", COUNTING);
    var applied = cluster.shell().run(SOON, file, cluster.commandLine("apply -f -"));
    assertThat(applied.succeeded().text()).isEqualTo("pod/counting created\n");
    await()
        .atMost(SOON)
        .until(() -> !cluster.jsonPath("pod/counting", "{.status.podIP}").isBlank());
    cluster.kubectl(
        "wait --for=condition=PodReadyToStartContainers=true --timeout=50s pod/counting");
    await().atMost(SOON).until(() -> drydock("logs counting").code() == 0);
    try (var logs = start("logs -f counting")) {
      logs.await("line 1");
      logs.await("line 2");
      logs.await("line 3");
      assertThat(logs.exitCode()).isZero();
    }
    assertSame(drydock("logs counting"), kubectl("logs counting"));
    assertThat(drydock("delete pod counting").succeeded().text())
        .isEqualTo("pod \"counting\" deleted\n");
    assertThat(kubectl("get pod counting").code()).isEqualTo(1);
  }

  @Test
  @Order(4)
  void aCommandGetsStandardInputAndGivesItsExitCode() {
    Path file = write("input", "one\ntwo\n");
    String[] cat = cluster.commandLine("exec", "-i", "deployment/client", "--", "cat");
    assertThat(cluster.shell().run(SOON, file, cat).succeeded().text()).isEqualTo("one\ntwo\n");
    var ended = drydock("exec deployment/client -- sh -c 'exit 42'");
    assertThat(ended.code()).isEqualTo(42);
  }

  @Test
  @Order(5)
  void aTerminalIsPassedOnWithItsSizeItsKeysAndItsEnd() throws Exception {
    String[] shell = cluster.commandLine("exec", "-it", "deployment/client", "--", "sh");
    try (var terminal = Conversation.onTerminal(cluster.shell(), 31, 97, shell)) {
      String device = terminal.await("\r\n").strip();
      terminal.await("# ");
      terminal.type("stty size\r");
      terminal.await("31 97");
      cluster.shell().ok("stty", "-F", device, "rows", "42", "cols", "123");
      await()
          .atMost(SOON)
          .untilAsserted(() -> {
            terminal.type("echo size=$(stty size)=\r");
            terminal.await("size=42 123=");
          });
      terminal.type("sleep 600\r");
      terminal.await("sleep 600");
      terminal.type("\003"); // Ctrl-C ends what runs in the container, not drydock
      terminal.await("^C");
      terminal.await("# ");
      terminal.type("echo still $((1 + 1))\r");
      terminal.await("still 2");
      terminal.type("(exit 5)\r");
      terminal.type("\004"); // Ctrl-D ends the shell with the code of its last command
      assertThat(terminal.exitCode()).isEqualTo(5);
    }
  }

  @Test
  @Order(6)
  void aWatchTellsOfChanges() {
    try (var watch = start("get deployment web -w")) {
      watch.await("3/3");
      assertThat(drydock("scale deployment/web --replicas=1").succeeded().text())
          .isEqualTo("deployment.apps/web scaled\n");
      watch.await("1/1");
    }
    await().atMost(SOON).until(() -> cluster.names("pods -l app=web").size() == 1);
  }

  @Test
  @Order(7)
  void theLabIsShownAndItsSwitchesWork() {
    assertThat(drydock("status").succeeded().text())
        .contains("control-plane", "etcd", "node-1/kubelet-agent", "node-2/kube-proxy")
        .contains("lab-supervisor", "state in " + home.resolve("e2ek"));
    assertThat(drydock("kubeconfig").succeeded().text().strip())
        .isEqualTo(home.resolve("e2ek/kubeconfig").toString());
    assertThat(states()).containsExactly("node-1 running", "node-2 running");
    assertThat(drydock("node kill node-2").succeeded().text()).startsWith("node/node-2 killed");
    assertThat(states()).containsExactly("node-1 running", "node-2 killed");
    assertThat(drydock("node start node-2").succeeded().text()).startsWith("node/node-2 running");
    var wrong = drydock("node kill node-9");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.text())
        .isEqualTo(
            "error: There is no node \"node-9\" in cluster e2ek; its nodes are node-1, node-2.\n");
    assertThat(cluster.shell().ok(Cluster.ROOT.resolve("drydock").toString(), "images", "list"))
        .containsPattern("drydock.local/pause:1 +built");
  }

  @Test
  @Order(8)
  void anImageThatExistsNowhereIsSaidWithTheSourcesThatWereTried() {
    cluster.kubectl("run nowhere --image=registry.invalid/nothing:1");
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(cluster.kubectl("get pod nowhere --no-headers"))
                .containsAnyOf("ErrImagePull", "ImagePullBackOff"));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(drydock("describe pod nowhere").succeeded().text())
                .contains("ImagePullBackOff", "Back-off pulling image")
                .contains("Failed to pull image \"registry.invalid/nothing:1\"; tried local")
                .contains("registry (registry.invalid: ", "substitute (none is listed for"));
    drydock("delete pod nowhere").succeeded();
  }

  @Test
  @Order(9)
  void anAddedNodeTakesPodsAndItsCapacityIsEnforced() {
    assertThat(drydock("node add small --cpu 300m --memory 256Mi").succeeded().text())
        .startsWith("node/small running");
    await().atMost(SOON).until(() -> kubectl("get node small").code() == 0);
    cluster.kubectl("wait --for=condition=Ready --timeout=50s node/small");
    assertThat(cluster.jsonPath("node/small", "{.status.capacity.cpu} {.status.capacity.memory}"))
        .isEqualTo("300m 256Mi");
    Path file = write("burners.yaml", BURNERS);
    drydock("apply -f " + file).succeeded();
    cluster.rolledOut("deployment/burner");
    assertThat(cluster.jsonPath("pods -l app=burner", "{.items[*].spec.nodeName}"))
        .isEqualTo("small small");
    long before = burnt();
    Instant since = Instant.now();
    await().atMost(SOON).until(() -> burnt() - before >= 100);
    assertThat(Duration.between(since, Instant.now()))
        .as("how long 0.3 processors take for a second's work")
        .isGreaterThan(Duration.ofMillis(2500));
    drydock("delete -f " + file).succeeded();
  }

  /** Processor time that the node's two burners have used, in hundredths of a second. */
  private static long burnt() {
    return burners().stream().mapToLong(CommandsTest::processorTime).sum();
  }

  private static List<String> burners() {
    String running =
        cluster
            .shell()
            .words(
                "docker",
                "ps -q --filter label=io.drydock.cluster=e2ek --filter label=io.drydock.node=small"
                    + " --filter label=io.kubernetes.container.name=main");
    return cluster
        .shell()
        .words("docker", "inspect -f {{.State.Pid}} " + String.join(" ", running.lines().toList()))
        .lines()
        .toList();
  }

  private static long processorTime(String pid) {
    String[] fields = read(Path.of("/proc", pid, "stat")).replaceFirst(".*\\) ", "").split(" ");
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  private static List<String> states() {
    return drydock("node list")
        .succeeded()
        .text()
        .lines()
        .skip(1)
        .map(line -> line.split(" +"))
        .map(cells -> cells[0] + " " + cells[2])
        .toList();
  }

  private static void assertSame(Shell.Outcome ours, Shell.Outcome theirs) {
    assertThat(timeless(ours.text())).isEqualTo(timeless(theirs.text()));
    assertThat(ours.code()).isEqualTo(theirs.code());
  }

  /** Without ages and with single blanks, for the two are asked one after the other. */
  private static String timeless(String text) {
    return text.replaceAll("\\b(\\d+m)?\\d+s( ago)?\\b", "")
        .replaceAll("RenewTime:.*", "")
        .replaceAll(" +", " ");
  }

  private static Shell.Outcome drydock(String line) {
    return cluster.shell().run(SOON, commandLine(line));
  }

  private static Conversation start(String line) {
    return new Conversation(cluster.shell().start(commandLine(line)));
  }

  /** With the cluster's name where drydock's own words end. */
  private static String[] commandLine(String line) {
    List<String> words = List.of(words(line));
    int end = words.contains("--") ? words.indexOf("--") : words.size();
    return cluster.commandLine(
        String.join(" ", words.subList(0, end)),
        words.subList(end, words.size()).toArray(String[]::new));
  }

  private static Shell.Outcome kubectl(String line) {
    return cluster
        .shell()
        .run(
            SOON,
            Stream.concat(Stream.of("kubectl"), Arrays.stream(words(line))).toArray(String[]::new));
  }

  /** At blanks, but not within quotes. */
  private static String[] words(String line) {
    return Arrays.stream(line.split(" (?=(?:[^']*'[^']*')*[^']*$)"))
        .map(word -> word.replace("'", ""))
        .toArray(String[]::new);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path write(String name, String text) {
    try {
      return Files.writeString(home.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
