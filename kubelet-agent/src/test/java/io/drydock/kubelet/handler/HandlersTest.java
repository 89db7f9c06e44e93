package io.drydock.kubelet.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HTTPGetActionBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.TCPSocketActionBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandlersTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private final AtomicReference<String> agent = new AtomicReference<>("");
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    agent.set(
        exchange.getRequestHeaders().getFirst("User-Agent")
            + " "
            + exchange.getRequestHeaders().getFirst("Host"));
    String path = exchange.getRequestURI().getPath();
    if (path.startsWith("/to-")) {
      exchange
          .getResponseHeaders()
          .set("Location", path.equals("/to-500") ? "/500" : "http://x.test/");
      exchange.sendResponseHeaders(302, -1);
    } else {
      exchange.sendResponseHeaders(Integer.parseInt(path.substring(1)), -1);
    }
    exchange.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/200, true, ''",
    "/399, true, ''",
    "/404, false, HTTP probe failed with statuscode: 404",
    "/500, false, HTTP probe failed with statuscode: 500",
    "/to-500, false, HTTP probe failed with statuscode: 500",
    "/to-elsewhere, true, ''"
  })
  void http(String path, boolean success, String message) {
    var action = new HTTPGetActionBuilder().withPath(path).withPort(new IntOrString("web")).build();
    Outcome outcome = new HttpHandler(action).run(target(), SECOND);
    assertThat(outcome).isEqualTo(new Outcome(success, message));
  }

  @Test
  void headersAreThePods() {
    var action =
        new HTTPGetActionBuilder()
            .withPath("/200")
            .withPort(new IntOrString(server.getAddress().getPort()))
            .addNewHttpHeader("Host", "shop.test")
            .build();
    assertThat(new HttpHandler(action).run(target(), SECOND).success()).isTrue();
    assertThat(agent.get()).isEqualTo("kube-probe/1.32 shop.test");
  }

  @Test
  void nobodyListens() throws IOException {
    int port = freePort();
    var http = new HTTPGetActionBuilder().withPath("/x").withPort(new IntOrString(port)).build();
    var tcp = new TCPSocketActionBuilder().withPort(new IntOrString(port)).build();
    String refused = "dial tcp 127.0.0.1:" + port + ": connect: connection refused";
    assertThat(new HttpHandler(http).run(target(), SECOND).message())
        .isEqualTo("Get \"http://127.0.0.1:" + port + "/x\": " + refused);
    assertThat(new TcpHandler(tcp).run(target(), SECOND).message()).isEqualTo(refused);
  }

  @Test
  void tcp() {
    var action = new TCPSocketActionBuilder().withPort(new IntOrString("web")).build();
    assertThat(new TcpHandler(action).run(target(), SECOND)).isEqualTo(Outcome.SUCCESS);
  }

  @Test
  void silenceIsATimeout() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var action =
          new HTTPGetActionBuilder().withPort(new IntOrString(silent.getLocalPort())).build();
      Outcome outcome = new HttpHandler(action).run(target(), Duration.ofMillis(100));
      assertThat(outcome.message()).endsWith("Client.Timeout exceeded while awaiting headers)");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Target target() {
    var container =
        new ContainerBuilder()
            .withName("app")
            .addNewPort()
            .withName("web")
            .withContainerPort(server.getAddress().getPort())
            .endPort()
            .build();
    return new Target("127.0.0.1", container, "c1");
  }
}
