package io.drydock.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drydock.api.Kinds;
import io.drydock.client.ApiClient;
import io.drydock.client.Channels;
import io.drydock.client.GrpcDocumentApi;
import io.drydock.client.TlsFiles;
import io.drydock.controlplane.apiserver.ApiServerConfig;
import io.drydock.controlplane.controller.ControllersConfig;
import io.drydock.controlplane.pki.TestPki;
import io.drydock.controlplane.store.EtcdConfig;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Scope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {
  @TempDir private Path folder;

  @Test
  void servesAndLeadsWithoutEtcd() throws Exception {
    var pki = new TestPki(folder);
    int grpcPort = freePort();
    try (var scope = new Scope()) {
      WarmUp.start(config(pki.issue("kube-apiserver"), grpcPort), Clock.system(), scope);

      var channel = Channels.connect("127.0.0.1:" + grpcPort, pki.admin());
      scope.own(channel::shutdownNow);
      var client = new ApiClient(new GrpcDocumentApi(channel, Duration.ofSeconds(10)));
      assertThat(client.list(Kinds.NAMESPACE, "")).isNotEmpty();
      await()
          .untilAsserted(() ->
              assertThat(client.find(Kinds.SERVICE_ACCOUNT, "default", "default")).isPresent());
    }
  }

  private static ControlPlaneConfig config(TlsFiles tls, int grpcPort) throws IOException {
    URI etcd = URI.create("https://127.0.0.1:" + freePort());
    var etcdTls = new EtcdConfig.Tls(tls.authority(), tls.certificate(), tls.key());
    return new ControlPlaneConfig(
        new ControlPlaneConfig.Listen("127.0.0.1", 0, grpcPort),
        new EtcdConfig(List.of(etcd), etcdTls, Duration.ofSeconds(5)),
        tls,
        tls,
        ApiServerConfig.DEFAULT,
        ControllersConfig.DEFAULTS,
        Duration.ofHours(1));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
