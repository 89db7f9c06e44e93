package io.drydock.controlplane.apiserver.rest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.drydock.client.Channels;
import io.drydock.controlplane.apiserver.grpc.GrpcDoor;
import io.drydock.controlplane.apiserver.pod.NodeClients;
import io.drydock.proto.v1.ApiGrpc;
import io.drydock.proto.v1.ContainerRef;
import io.drydock.proto.v1.ExecRequest;
import io.drydock.proto.v1.ExecStart;
import io.drydock.proto.v1.LogsChunk;
import io.drydock.proto.v1.LogsRequest;
import io.drydock.proto.v1.PortForwardRequest;
import io.grpc.ManagedChannel;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same streams at the gRPC door. */
@Timeout(60)
class GrpcStreamsTest {
  private StreamsWorld world;
  private NodeClients nodes;
  private GrpcDoor door;
  private ManagedChannel channel;
  private ApiGrpc.ApiBlockingV2Stub api;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    world = new StreamsWorld(folder);
    var pki = world.door.pki();
    nodes = new NodeClients(pki.issue("kube-apiserver-kubelet-client", "system:masters"));
    door =
        new GrpcDoor(
            world.door.pipeline().server(),
            new InetSocketAddress("127.0.0.1", 0),
            pki.issue("kube-apiserver"),
            nodes);
    channel = Channels.connect("127.0.0.1:" + door.port(), pki.admin());
    api = ApiGrpc.newBlockingV2Stub(channel);
  }

  @AfterEach
  void close() throws Exception {
    channel.shutdownNow();
    door.close();
    nodes.close();
    world.close();
  }

  @Test
  void attachJoinsTheContainer() throws Exception {
    var call = api.attach();
    call.write(ExecRequest.newBuilder().setStart(start("web")).build());
    call.write(ExecRequest.newBuilder().setStdin(ByteString.copyFromUtf8("hello")).build());
    assertThat(call.read().getStdout().toStringUtf8()).isEqualTo("hello");
    call.write(ExecRequest.newBuilder().setStdinClosed(true).build());
    assertThat(call.read().getExit().getCode()).isZero();
    assertThat(world.agent.starts.getFirst().getContainer().getContainer()).isEqualTo("main");
  }

  @Test
  void aPortIsForwarded() throws Exception {
    try (EchoServer echo = new EchoServer()) {
      var call = api.portForward();
      call.write(port("web", echo.port()).setData(ByteString.copyFromUtf8("hel")).build());
      call.write(PortForwardRequest.newBuilder().setData(ByteString.copyFromUtf8("lo")).build());
      StringBuilder back = new StringBuilder();
      while (back.length() < 5) {
        back.append(call.read().getData().toStringUtf8());
      }
      assertThat(back).hasToString("hello");
      call.halfClose();
      assertThat(call.read()).isNull();
    }
  }

  @Test
  void whatCannotBeForwarded() throws Exception {
    assertThatThrownBy(() -> forward(port("web", 1)))
        .hasMessageContaining("localhost:1 inside pod");
    assertThatThrownBy(() -> forward(port("nosuch", 80)))
        .hasMessageContaining("pods \"nosuch\" not found");
    assertThatThrownBy(() -> forward(port("web", 0))).hasMessageContaining("must be > 0");
    assertThatThrownBy(() -> forward(port("web", 80).setAddress("10.0.0.1")))
        .hasMessageContaining("must name a pod and no address");
  }

  @Test
  void thePodWithoutANodeHasNoLogYet() throws Exception {
    BlockingClientCall<?, LogsChunk> logs =
        api.logs(LogsRequest.newBuilder().setContainer(reference("waiting")).build());
    assertThat(logs.read()).isNull();
  }

  @Test
  void aCallerThatGoesEndsTheConnection() throws Exception {
    try (EchoServer echo = new EchoServer()) {
      var call = api.portForward();
      call.write(port("web", echo.port()).build());
      await().until(() -> echo.open() == 1);
      call.cancel("enough", null);
      await().until(() -> echo.open() == 0);
    }
  }

  private void forward(PortForwardRequest.Builder first)
      throws InterruptedException, StatusException {
    var call = api.portForward();
    call.write(first.build());
    var _ = call.read();
  }

  private static PortForwardRequest.Builder port(String pod, int port) {
    return PortForwardRequest.newBuilder().setNamespace("default").setPod(pod).setPort(port);
  }

  private static ExecStart start(String pod) {
    return ExecStart.newBuilder()
        .setContainer(reference(pod))
        .setStdin(true)
        .setStdout(true)
        .build();
  }

  private static ContainerRef reference(String pod) {
    return ContainerRef.newBuilder().setNamespace("default").setPod(pod).build();
  }
}
