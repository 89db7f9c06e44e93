package io.drydock.kubelet.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.drydock.client.Channels;
import io.drydock.kubelet.runtime.ContainerIdentity;
import io.drydock.kubelet.runtime.ContainerSpec;
import io.drydock.kubelet.runtime.ContainerSpec.SandboxRef;
import io.drydock.kubelet.runtime.PodRef;
import io.drydock.kubelet.runtime.ProcessSpec;
import io.drydock.kubelet.runtime.ResourceLimits;
import io.drydock.kubelet.runtime.SandboxSpec;
import io.drydock.kubelet.runtime.SecuritySpec;
import io.drydock.kubelet.runtime.docker.DockerFixture;
import io.drydock.lifecycle.Clock;
import io.drydock.proto.v1.ContainerRef;
import io.drydock.proto.v1.ExecRequest;
import io.drydock.proto.v1.ExecResponse;
import io.drydock.proto.v1.LogsRequest;
import io.drydock.proto.v1.NodeGrpc;
import io.drydock.proto.v1.PortForwardRequest;
import io.drydock.proto.v1.PortForwardResponse;
import io.drydock.proto.v1.StatsRequest;
import io.drydock.proto.v1.StatsResponse;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeServerTest {
  private static final Duration PLENTY = Duration.ofSeconds(20);

  private final DockerFixture docker = new DockerFixture();
  private TestIdentities identities;
  private NodeServer server;
  private ManagedChannel channel;

  @BeforeAll
  void serve(@TempDir Path folder) throws Exception {
    identities = new TestIdentities(folder);
    NodeService service =
        new NodeService(
            docker.runtime(),
            docker.cgroup(),
            NodeServerTest::waiting,
            new InetSocketAddress("127.0.0.1", 1),
            Clock.system());
    server = NodeServer.start(0, identities.issue("system:node:node-1"), service);
    channel = connect("kube-apiserver-kubelet-client");
  }

  @AfterEach
  void removeContainers() {
    docker.removeAll();
  }

  @AfterAll
  void leaveNothing() throws Exception {
    channel.shutdownNow();
    server.close();
    docker.close();
  }

  @Test
  void othersThanTheControlPlaneAreRefused() throws Exception {
    ManagedChannel node = connect("system:node:node-2");
    try {
      assertThatThrownBy(
              () -> NodeGrpc.newBlockingStub(node).stats(StatsRequest.getDefaultInstance()))
          .satisfies(code(Status.Code.PERMISSION_DENIED))
          .hasMessageContaining("system:node:node-2");
    } finally {
      node.shutdownNow();
    }
  }

  @Test
  void logsOfTheCurrentAndThePreviousRun() {
    PodRef pod = pod();
    String sandbox = sandbox(pod);
    run(pod, sandbox, 0, "echo first; exit 1");
    start(pod, sandbox, 1, "echo second; sleep 1000");
    LogsRequest.Builder request = LogsRequest.newBuilder().setContainer(ref(pod));
    await().untilAsserted(() -> assertThat(logs(request.build())).isEqualTo("second\n"));
    assertThat(logs(request.setPrevious(true).build())).isEqualTo("first\n");
  }

  @Test
  void followedLogsComeWhileTheContainerRuns() {
    PodRef pod = pod();
    start(pod, sandbox(pod), 0, "for i in 1 2 3; do echo $i; sleep 0.2; done");
    assertThat(
            logs(LogsRequest.newBuilder()
                    .setContainer(ref(pod))
                    .setFollow(true)
                    .setTimestamps(true)
                    .build())
                .lines())
        .hasSize(3)
        .allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT\\S+Z [123]"));
  }

  @Test
  void longLogComesWhole() {
    PodRef pod = pod();
    run(pod, sandbox(pod), 0, "yes " + "x".repeat(499) + " | head -c 8000000");
    assertThat(logs(LogsRequest.newBuilder().setContainer(ref(pod)).build())).hasSize(8_000_000);
    assertThat(logs(LogsRequest.newBuilder().setContainer(ref(pod)).setTailLines(3).build()))
        .hasSize(1500);
  }

  @Test
  void readerThatStopsHoldsTheProcessBack() {
    PodRef pod = pod();
    String id = start(pod, sandbox(pod), 0, "sleep 1000");
    ClientCall<ExecRequest, ExecResponse> call =
        channel.newCall(NodeGrpc.getExecMethod(), CallOptions.DEFAULT);
    call.start(new ClientCall.Listener<>() {}, new Metadata());
    call.sendMessage(TestCaller.start(ref(pod), false, List.of("yes")));
    call.request(3);
    await().until(() -> cpuNanosWithin(id, Duration.ofMillis(400)) < 1_000_000);
    call.cancel("enough", null);
  }

  private long cpuNanosWithin(String id, Duration time) {
    long before = docker.runtime().usage(id).orElseThrow().cpuNanos();
    await().pollDelay(time).until(() -> true);
    return docker.runtime().usage(id).orElseThrow().cpuNanos() - before;
  }

  @Test
  void whatIsMissingIsSaidInKubernetesWords() {
    PodRef pod = pod();
    run(pod, sandbox(pod), 0, "exit 0");
    assertThatThrownBy(
            () -> logs(LogsRequest.newBuilder().setContainer(ref(pod)).setPrevious(true).build()))
        .satisfies(code(Status.Code.FAILED_PRECONDITION))
        .hasMessageContaining(
            "previous terminated container \"main\" in pod \"" + pod.name() + "\" not found");
    assertThatThrownBy(() ->
            logs(
                LogsRequest.newBuilder()
                    .setContainer(ref(new PodRef("default", "nobody", "")))
                    .build()))
        .satisfies(code(Status.Code.NOT_FOUND))
        .hasMessageContaining("pods \"nobody\" not found");
    assertThatThrownBy(() ->
            logs(
                LogsRequest.newBuilder()
                    .setContainer(ref(new PodRef("default", "pending", "")))
                    .build()))
        .satisfies(code(Status.Code.FAILED_PRECONDITION))
        .hasMessageContaining(
            "container \"main\" in pod \"pending\" is waiting to start: trying and failing to pull image");
    assertThat(TestCaller.exec(NodeGrpc.newStub(channel), ref(pod), false, List.of("true")).exit)
        .failsWithin(PLENTY)
        .withThrowableThat()
        .withMessageContaining("container not found (\"main\")");
  }

  @Test
  void execPassesInputOutputAndExitCode() {
    PodRef pod = pod();
    start(pod, sandbox(pod), 0, "sleep 1000");
    TestCaller caller =
        TestCaller.exec(
            NodeGrpc.newStub(channel),
            ref(pod),
            true,
            List.of("sh", "-c", "wc -c; echo oops >&2; exit 9"));
    for (int i = 0; i < 200; i++) {
      caller.input(new byte[10_000]);
    }
    caller.closeInput();
    assertThat(caller.exit).succeedsWithin(PLENTY).isEqualTo(9);
    assertThat(caller.stdout.toString().strip()).isEqualTo("2000000");
    assertThat(caller.stderr.toString()).isEqualTo("oops\n");
  }

  @Test
  void execOfAnEchoOfMuchInputDoesNotLock() {
    PodRef pod = pod();
    start(pod, sandbox(pod), 0, "sleep 1000");
    TestCaller caller = TestCaller.exec(NodeGrpc.newStub(channel), ref(pod), true, List.of("cat"));
    for (int i = 0; i < 500; i++) {
      caller.input("x".repeat(10_000).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    caller.closeInput();
    assertThat(caller.exit).succeedsWithin(PLENTY).isEqualTo(0);
    assertThat(caller.stdout).hasSize(5_000_000);
  }

  @Test
  void aCommandWhoseCallerLeavesIsEnded() {
    PodRef pod = pod();
    start(pod, sandbox(pod), 0, "sleep 1000");
    ClientCall<ExecRequest, ExecResponse> call =
        channel.newCall(NodeGrpc.getExecMethod(), CallOptions.DEFAULT);
    call.start(new ClientCall.Listener<>() {}, new Metadata());
    call.sendMessage(TestCaller.start(ref(pod), false, List.of("sleep", "54321")));
    call.request(1);
    await().until(() -> processes(pod).contains("54321"));
    call.cancel("enough", null);
    await().untilAsserted(() -> assertThat(processes(pod)).doesNotContain("54321"));
  }

  private String processes(PodRef pod) {
    TestCaller ps = TestCaller.exec(NodeGrpc.newStub(channel), ref(pod), false, List.of("ps"));
    assertThat(ps.exit).succeedsWithin(PLENTY);
    return ps.stdout.toString();
  }

  @Test
  void portForwardReachesWhatListensOnLocalhostOnly() {
    PodRef pod = pod();
    start(pod, sandbox(pod), 0, "echo hello > /index.html; httpd -f -p 127.0.0.1:8080 -h /");
    await()
        .untilAsserted(() ->
            assertThat(forward(pod, 8080, "GET / HTTP/1.0\r\n\r\n"))
                .succeedsWithin(PLENTY)
                .asString()
                .endsWith("hello\n"));
    assertThat(forward(pod, 8081, "hello"))
        .failsWithin(PLENTY)
        .withThrowableThat()
        .withMessageContaining("failed to connect to localhost:8081 inside pod " + pod.name());
  }

  @Test
  void statsTellWhatRuns() {
    PodRef pod = pod();
    start(pod, sandbox(pod), 0, "while :; do :; done");
    await()
        .untilAsserted(() -> {
          StatsResponse stats =
              NodeGrpc.newBlockingStub(channel).stats(StatsRequest.getDefaultInstance());
          assertThat(stats.getNode().getCpuUsageNanos()).isPositive();
          assertThat(stats.getPodsList())
              .singleElement()
              .satisfies(p -> assertThat(p.getName()).isEqualTo(pod.name()))
              .satisfies(p -> assertThat(p.getContainers(0).getName()).isEqualTo("main"))
              .satisfies(
                  p -> assertThat(p.getContainers(0).getUsage().getCpuUsageNanos()).isPositive());
        });
  }

  private CompletableFuture<String> forward(PodRef pod, int port, String text) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    StringBuilder received = new StringBuilder();
    StreamObserver<PortForwardRequest> requests =
        NodeGrpc.newStub(channel)
            .portForward(
                new StreamObserver<>() {
                  @Override
                  public void onNext(PortForwardResponse response) {
                    received.append(response.getData().toStringUtf8());
                  }

                  @Override
                  public void onError(Throwable e) {
                    answer.completeExceptionally(e);
                  }

                  @Override
                  public void onCompleted() {
                    answer.complete(received.toString());
                  }
                });
    requests.onNext(
        PortForwardRequest.newBuilder()
            .setNamespace(pod.namespace())
            .setPod(pod.name())
            .setPort(port)
            .build());
    requests.onNext(PortForwardRequest.newBuilder().setData(ByteString.copyFromUtf8(text)).build());
    requests.onCompleted();
    return answer;
  }

  private String logs(LogsRequest request) {
    StringBuilder text = new StringBuilder();
    NodeGrpc.newBlockingStub(channel)
        .logs(request)
        .forEachRemaining(chunk -> text.append(chunk.getData().toStringUtf8()));
    return text.toString();
  }

  private ManagedChannel connect(String commonName) throws Exception {
    return Channels.connect("localhost:" + server.port(), identities.issue(commonName));
  }

  private static java.util.function.Consumer<Throwable> code(Status.Code code) {
    return e -> assertThat(((StatusRuntimeException) e).getStatus().getCode()).isEqualTo(code);
  }

  private static PodRef pod() {
    return new PodRef(
        "default",
        "pod-" + UUID.randomUUID().toString().substring(0, 8),
        UUID.randomUUID().toString());
  }

  private static ContainerRef ref(PodRef pod) {
    return ContainerRef.newBuilder()
        .setNamespace(pod.namespace())
        .setPod(pod.name())
        .setContainer("main")
        .build();
  }

  private String sandbox(PodRef pod) {
    return docker
        .runtime()
        .sandboxes()
        .start(docker.runtime().sandboxes().create(SandboxSpec.of(pod, 0)))
        .id();
  }

  private void run(PodRef pod, String sandbox, int restarts, String script) {
    docker.runtime().containers().await(start(pod, sandbox, restarts, script));
  }

  private String start(PodRef pod, String sandbox, int restarts, String script) {
    String id =
        docker
            .runtime()
            .containers()
            .create(
                new ContainerSpec(
                    new ContainerIdentity(pod, "main", restarts, Map.of()),
                    new SandboxRef(sandbox, false),
                    DockerFixture.BUSYBOX,
                    ProcessSpec.of(List.of("sh", "-c", script), List.of(), Map.of()),
                    List.of(),
                    ResourceLimits.none(),
                    SecuritySpec.none()));
    docker.runtime().containers().start(id);
    return id;
  }

  /** One pod is known whose image cannot be pulled. */
  private static Optional<Pod> waiting(String namespace, String name) {
    return name.equals("pending")
        ? Optional.of(
            new PodBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("main")
                .endContainer()
                .endSpec()
                .withNewStatus()
                .addNewContainerStatus()
                .withName("main")
                .withNewState()
                .withNewWaiting()
                .withReason("ImagePullBackOff")
                .endWaiting()
                .endState()
                .endContainerStatus()
                .endStatus()
                .build())
        : Optional.empty();
  }
}
