package io.drydock.controlplane.apiserver.contract;

import io.drydock.client.Channels;
import io.drydock.client.DocumentApi;
import io.drydock.client.GrpcDocumentApi;
import io.drydock.controlplane.apiserver.TestApiServer;
import io.drydock.controlplane.apiserver.grpc.GrpcDoor;
import io.drydock.controlplane.apiserver.pod.NodeClients;
import io.drydock.controlplane.pki.TestPki;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over the gRPC door, as agents and proxies come in. */
@Timeout(60)
class GrpcContractTest implements ApiContract {
  private static final TestApiServer server = TestApiServer.start();
  private static NodeClients nodes;
  private static GrpcDoor door;
  private static ManagedChannel channel;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException {
    TestPki pki = new TestPki(folder);
    nodes = new NodeClients(pki.admin());
    door =
        new GrpcDoor(
            server.server(),
            new InetSocketAddress("127.0.0.1", 0),
            pki.issue("kube-apiserver"),
            nodes);
    channel = Channels.connect("127.0.0.1:" + door.port(), pki.admin());
  }

  @Override
  public DocumentApi api() {
    return new GrpcDocumentApi(channel, Duration.ofSeconds(10));
  }

  @Override
  public TestApiServer server() {
    return server;
  }

  @AfterAll
  static void close() throws InterruptedException {
    channel.shutdownNow();
    door.close();
    nodes.close();
    server.close();
  }
}
