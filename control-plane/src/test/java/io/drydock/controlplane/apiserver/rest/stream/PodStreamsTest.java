package io.drydock.controlplane.apiserver.rest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drydock.controlplane.apiserver.rest.Kubectl;
import io.drydock.controlplane.apiserver.rest.RunningDoor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real kubectl's logs, exec and attach, over the door, to a node service in this process. */
@Timeout(60)
class PodStreamsTest {
  private StreamsWorld world;
  private RunningDoor door;
  private Kubectl kubectl;
  private FakeAgent agent;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    world = new StreamsWorld(folder);
    door = world.door;
    kubectl = world.kubectl;
    agent = world.agent;
  }

  @AfterEach
  void close() throws Exception {
    world.close();
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
    assertThat(door.get("/api/v1/namespaces/default/pods/waiting/log").statusCode()).isEqualTo(204);
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

  /** The two protocols of kubectl: a WebSocket, or else SPDY. */
  private void speak(boolean webSockets) {
    kubectl.set("KUBECTL_REMOTE_COMMAND_WEBSOCKETS", Boolean.toString(webSockets));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void muchBinaryOutputComesWhole(boolean webSockets) throws Exception {
    speak(webSockets);
    Process exec = kubectl.start("exec", "web", "--", "flood", "20000000");

    byte[] output = exec.getInputStream().readAllBytes();
    assertThat(exec.waitFor()).isZero();
    assertThat(output).hasSize(20_000_000);
    for (int i = 0; i < output.length; i++) {
      if (output[i] != (byte) i) {
        throw new AssertionError("byte " + i + " is " + output[i]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aClientThatGoesTakesTheCommandWithIt(boolean webSockets) throws Exception {
    speak(webSockets);
    Process exec = kubectl.start("exec", "-i", "web", "--", "cat");
    await().until(() -> agent.running.get() == 1);
    exec.destroyForcibly();
    await().until(() -> agent.running.get() == 0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readersThatTakeNothingHoldUpNobody(boolean webSockets) throws Exception {
    speak(webSockets);
    List<Process> stuck = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        stuck.add(kubectl.start("exec", "web", "--", "flood", "100000000"));
      }
      await().until(() -> agent.running.get() == 4);
      var exit = kubectl.run("exec", "web", "--", "exit", "3");
      assertThat(exit.exitCode()).isEqualTo(3);
    } finally {
      stuck.forEach(Process::destroyForcibly);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void execPassesInputOutputAndItsEnd(boolean webSockets) throws Exception {
    speak(webSockets);
    String large = "0123456789\n".repeat(50_000);
    var cat = kubectl.runWith(large, "exec", "-i", "web", "--", "cat");

    assertThat(cat.errors()).isEmpty();
    assertThat(cat.exitCode()).isZero();
    assertThat(cat.output()).isEqualTo(large);
    assertThat(agent.starts.getFirst().getCommandList()).containsExactly("cat");
    assertThat(agent.starts.getFirst().getStdin()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void execEndsWithTheCommandsExitCode(boolean webSockets) throws Exception {
    speak(webSockets);
    var exit = kubectl.run("exec", "web", "--", "exit", "42");

    assertThat(exit.exitCode()).isEqualTo(42);
    assertThat(exit.errors()).contains("going", "command terminated with exit code 42");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void execErrorsAreTold(boolean webSockets) throws Exception {
    speak(webSockets);
    assertThat(kubectl.run("exec", "web", "--", "fail").errors())
        .contains("container not found (\"main\")");
    assertThat(kubectl.run("exec", "waiting", "--", "cat").errors())
        .contains("pod waiting does not have a host assigned");
    assertThat(kubectl.run("exec", "nosuch", "--", "cat").errors())
        .contains("pods \"nosuch\" not found");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void attachJoinsTheContainer(boolean webSockets) throws Exception {
    speak(webSockets);
    var attach = kubectl.runWith("hello\n", "attach", "-i", "web");

    assertThat(attach.output()).contains("hello");
    assertThat(agent.starts.getFirst().getCommandList()).isEmpty();
  }
}
