package io.drydock.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drydock.api.Kinds;
import io.drydock.cli.lab.pki.ClusterIdentities;
import io.drydock.client.Cause;
import io.drydock.proto.v1.ApiGrpc;
import io.drydock.proto.v1.ContainerRef;
import io.drydock.proto.v1.ExecRequest;
import io.drydock.proto.v1.ExecStart;
import io.drydock.proto.v1.LogsRequest;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** `drydock logs` and `exec` through the gRPC door to a node service in this process. */
@Timeout(60)
class PodStreamsTest {
  @TempDir private Path home;
  private TestControlPlane cluster;
  private TestAgent agent;

  @BeforeEach
  void open() throws Exception {
    cluster = new TestControlPlane(home);
    agent = new TestAgent(cluster.tls(ClusterIdentities.CONTROL_PLANE));
    var node =
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
            .build();
    cluster.client().create(Kinds.NODE, node, Cause.of("test", "the test needs it"));
    cluster.drydockWith(Samples.WEB + "---\n" + Samples.POD.formatted("one"), "apply", "-f", "-");
  }

  @AfterEach
  void close() throws Exception {
    agent.close();
    cluster.close();
  }

  @Test
  void logsOfTheFirstContainer() {
    Printed logs = cluster.drydock("logs", "one", "--tail=7", "--since=1m", "--timestamps");
    assertThat(logs.output()).isEqualTo("hello\nhello\n");
    assertThat(logs.errors()).isEqualTo("Defaulted container \"main\" out of: main, side\n");
    var asked = agent.logs.getFirst();
    assertThat(asked.getContainer().getContainer()).isEqualTo("main");
    assertThat(asked.getTailLines()).isEqualTo(7);
    assertThat(asked.getSinceSeconds()).isEqualTo(60);
    assertThat(asked.getTimestamps()).isTrue();
  }

  @Test
  void aLargeLogComesWhole() {
    Printed logs = cluster.drydock("logs", "deployment/web", "-c", "side");
    assertThat(logs.errors()).isEmpty();
    assertThat(logs.output()).hasSize(TestAgent.LARGE_CHUNKS * 10_001);
  }

  @Test
  void followedLogsComeAtOnce() throws Exception {
    var out = new ByteArrayOutputStream();
    Thread follow =
        Thread.startVirtualThread(
            () -> cluster.start("", out, new ByteArrayOutputStream(), "logs", "-f", "one"));
    await().until(() -> out.toString(UTF_8).equals("hello\nhello\n"));
    follow.interrupt();
    follow.join();
  }

  @Test
  void logsThatCannotBeHad() throws Exception {
    assertThat(cluster.drydock("logs", "nosuch").errors())
        .isEqualTo(
            "error: error from server (NotFound): pods \"nosuch\" not found in namespace \"default\"\n");
    assertThat(cluster.drydock("logs", "one", "-c", "none").errors())
        .isEqualTo("error: container none is not valid for pod one\n");
    Printed previous = cluster.drydock("logs", "one", "-p", "-c", "main");
    assertThat(previous.exitCode()).isEqualTo(1);
    assertThat(previous.errors())
        .isEqualTo(
            "Error from server (BadRequest): previous terminated container \"main\" in pod \"one\" not found\n")
        .isEqualTo(cluster.kubectl("logs", "one", "-p", "-c", "main").errors());
    agent.close();
    assertThat(cluster.drydock("logs", "one", "-c", "main").errors())
        .startsWith("Error from server (ServiceUnavailable): the agent of node \"node-1\" at ");
  }

  @Test
  void onlyThoseWhoMayGetIn() throws Exception {
    var channel = cluster.connect(ClusterIdentities.PROXY);
    var api = ApiGrpc.newBlockingStub(channel);
    var one = ContainerRef.newBuilder().setNamespace("default").setPod("one").build();
    var logs = LogsRequest.newBuilder().setContainer(one).build();
    assertThatThrownBy(() -> api.logs(logs).next())
        .hasMessageContaining("User \"system:kube-proxy\" cannot get resource \"pods/log\"");
    var exec = ApiGrpc.newBlockingV2Stub(channel).exec();
    var start = ExecStart.newBuilder().setContainer(one).addCommand("cat").setStdout(true);
    exec.write(ExecRequest.newBuilder().setStart(start).build());
    assertThatThrownBy(exec::read)
        .hasMessageContaining("User \"system:kube-proxy\" cannot create resource \"pods/exec\"");
    channel.shutdownNow();
    assertThat(agent.logs).isEmpty();
  }

  @Test
  void execPassesInputAndOutput() {
    String large = "0123456789\n".repeat(100_000);
    Printed cat = cluster.drydockWith(large, "exec", "-i", "one", "-c", "main", "--", "cat", "-");
    assertThat(cat.errors()).isEmpty();
    assertThat(cat.exitCode()).isZero();
    assertThat(cat.output()).isEqualTo(large);
  }

  @Test
  void execEndsWithTheCommandsExitCode() {
    Printed exit = cluster.drydock("exec", "one", "-c", "main", "--", "exit", "42");
    assertThat(exit.exitCode()).isEqualTo(42);
    assertThat(exit.errors()).isEqualTo("going\ncommand terminated with exit code 42\n");
  }

  @Test
  void execWantsACommand() {
    assertThat(cluster.drydock("exec", "one", "ls").errors())
        .isEqualTo(
            "error: exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead\n");
    assertThat(cluster.drydock("exec", "one", "--").errors())
        .isEqualTo("error: you must specify at least one command for the container\n");
  }
}
