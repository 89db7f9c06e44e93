package io.drydock.controlplane.apiserver.rest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drydock.api.Kinds;
import io.drydock.client.ApiClient;
import io.drydock.client.Cause;
import io.drydock.controlplane.apiserver.rest.Kubectl;
import io.drydock.controlplane.apiserver.rest.RunningDoor;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real kubectl's logs, exec and attach, over the door, to a node service in this process. */
@Timeout(60)
class PodStreamsTest {
  private static final Cause CAUSE = Cause.of("test", "the test needs it");

  private RunningDoor door;
  private Kubectl kubectl;
  private FakeAgent agent;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    door = new RunningDoor(folder);
    kubectl = door.kubectl();
    agent = new FakeAgent(door.pki().issue("system:node:node-1", "system:nodes"));
    ApiClient client = door.pipeline().client();
    client.create(
        Kinds.NODE,
        new NodeBuilder()
            .withNewMetadata()
            .withName("node-1")
            .endMetadata()
            .withNewStatus()
            .addNewAddress("127.0.0.1", "InternalIP")
            .withNewDaemonEndpoints()
            .withNewKubeletEndpoint(agent.port())
            .endDaemonEndpoints()
            .endStatus()
            .build(),
        CAUSE);
    create(pod("web", "node-1", "main"));
    create(pod("two", "node-1", "first", "second"));
    create(pod("waiting", null, "main"));
  }

  @AfterEach
  void close() throws Exception {
    agent.close();
    door.close();
  }

  @Test
  void logsOfTheOnlyContainer() throws Exception {
    var logs =
        kubectl.run("logs", "web", "--tail=7", "--since=1m", "--timestamps", "--limit-bytes=99");

    assertThat(logs.errors()).isEmpty();
    assertThat(logs.output()).isEqualTo("one\ntwo\n");
    var asked = agent.logs.getFirst();
    assertThat(asked.getContainer().getContainer()).isEqualTo("main");
    assertThat(asked.getTailLines()).isEqualTo(7);
    assertThat(asked.getSinceSeconds()).isEqualTo(60);
    assertThat(asked.getLimitBytes()).isEqualTo(99);
    assertThat(asked.getTimestamps()).isTrue();
  }

  @Test
  void followedLogsComeAsTheyAreWritten() throws Exception {
    Process follow = kubectl.start("logs", "-f", "web");
    List<String> lines = new CopyOnWriteArrayList<>();
    Thread.startVirtualThread(() -> follow.inputReader().lines().forEach(lines::add));
    try {
      await().until(() -> lines.size() == 2);
      agent.followers.getFirst().onNext(FakeAgent.chunk("three\n"));
      await().until(() -> lines.size() == 3);
    } finally {
      follow.destroyForcibly();
    }
    await("the agent learns that nobody follows").until(() -> !agent.someoneFollows());
  }

  @Test
  void logsThatCannotBeHad() throws Exception {
    assertThat(door.get("/api/v1/namespaces/default/pods/two/log").body())
        .contains("a container name must be specified for pod two, choose one of: [first second]");
    assertThat(kubectl.run("logs", "web", "-c", "nosuch").errors())
        .isEqualTo("error: container nosuch is not valid for pod web\n");
    assertThat(kubectl.run("logs", "web", "--previous").errors())
        .contains("previous terminated container \"main\" in pod \"web\" not found");
    assertThat(kubectl.run("logs", "nosuch").errors()).contains("pods \"nosuch\" not found");
    assertThat(door.get("/api/v1/namespaces/default/pods/waiting/log").statusCode()).isEqualTo(400);
    assertThat(door.get("/api/v1/namespaces/default/pods/web/log?tailLines=-1").body())
        .contains("tailLines: Invalid value: -1: must be greater than or equal to 0");
  }

  @Test
  void aDeadAgentIsNamed() throws Exception {
    agent.close();

    var answer = door.get("/api/v1/namespaces/default/pods/web/log");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("the agent of node \\\"node-1\\\" at 127.0.0.1:");
  }

  @Test
  void execPassesInputOutputAndItsEnd() throws Exception {
    String large = "0123456789\n".repeat(50_000);
    var cat = kubectl.runWith(large, "exec", "-i", "web", "--", "cat");

    assertThat(cat.errors()).isEmpty();
    assertThat(cat.exitCode()).isZero();
    assertThat(cat.output()).isEqualTo(large);
    assertThat(agent.starts.getFirst().getCommandList()).containsExactly("cat");
    assertThat(agent.starts.getFirst().getStdin()).isTrue();
  }

  @Test
  void execEndsWithTheCommandsExitCode() throws Exception {
    var exit = kubectl.run("exec", "web", "--", "exit", "42");

    assertThat(exit.exitCode()).isEqualTo(42);
    assertThat(exit.errors()).contains("going", "command terminated with exit code 42");
  }

  @Test
  void execErrorsAreTold() throws Exception {
    assertThat(kubectl.run("exec", "web", "--", "fail").errors())
        .contains("container not found (\"main\")");
    assertThat(kubectl.run("exec", "waiting", "--", "cat").errors())
        .contains("pod waiting does not have a host assigned");
    assertThat(kubectl.run("exec", "nosuch", "--", "cat").errors())
        .contains("pods \"nosuch\" not found");
  }

  @Test
  void attachJoinsTheContainer() throws Exception {
    var attach = kubectl.runWith("hello\n", "attach", "-i", "web");

    assertThat(attach.output()).contains("hello");
    assertThat(agent.starts.getFirst().getCommandList()).isEmpty();
  }

  private void create(Pod pod) {
    ApiClient client = door.pipeline().client();
    Pod created = client.create(Kinds.POD, pod, CAUSE);
    client.updateStatus(
        Kinds.POD,
        new PodBuilder(created).editOrNewStatus().withPhase("Running").endStatus().build(),
        CAUSE);
  }

  private static Pod pod(
      String name, @org.jspecify.annotations.Nullable String node, String... containers) {
    var builder =
        new PodBuilder()
            .withNewMetadata()
            .withNamespace("default")
            .withName(name)
            .endMetadata()
            .withNewSpec()
            .withNodeName(node);
    for (String container : containers) {
      builder.addNewContainer().withName(container).withImage("x").endContainer();
    }
    return builder.endSpec().build();
  }
}
