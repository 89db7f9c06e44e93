package io.drydock.controlplane.apiserver.rest.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.drydock.api.Kinds;
import io.drydock.client.ApiClient;
import io.fabric8.kubernetes.api.model.EndpointsBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The proxy subresource over the door, to an HTTP server in this process as the pod. */
@Timeout(60)
class ProxyTest {
  private StreamsWorld world;
  private HttpServer backend;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    world = new StreamsWorld(folder);
    backend = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    backend.createContext("/", ProxyTest::echo);
    backend.createContext("/page", e -> answer(e, 200, "text/html", "<a href=\"/next\">next</a>"));
    backend.createContext("/moved", ProxyTest::moved);
    backend.start();
  }

  @AfterEach
  void close() throws Exception {
    backend.stop(0);
    world.close();
  }

  @Test
  void requestsReachThePodAsTheyWereMade() throws Exception {
    var answer =
        world.door.send(
            world
                .door
                .request(pod() + "/a%2Fb?c=d%20e")
                .header("X-Mine", "yes")
                .header("Authorization", "Bearer secret")
                .PUT(HttpRequest.BodyPublishers.ofString("body")));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("X-Backend")).contains("here");
    assertThat(answer.body())
        .contains("PUT /a%2Fb?c=d%20e", "x-mine: yes", "body: body", "x-forwarded-uri: " + pod())
        .doesNotContain("secret");
    assertThat(world.agent.forwards.getFirst().getAddress()).isEqualTo("127.0.0.1");
  }

  @Test
  void pagesAndRedirectsLeadThroughTheProxy() throws Exception {
    assertThat(world.door.get(pod() + "/page").body())
        .isEqualTo("<a href=\"%s/next\">next</a>".formatted(pod()));
    assertThat(world.door.get(pod() + "/moved").headers().firstValue("Location"))
        .contains(pod() + "/elsewhere?a=b");
    HttpResponse<String> bare = world.door.get(pod() + "?a=b");
    assertThat(bare.statusCode()).isEqualTo(301);
    assertThat(bare.headers().firstValue("Location")).contains(pod() + "/?a=b");
  }

  @Test
  void servicesLeadToTheirEndpoints() throws Exception {
    service("main", backend.getAddress().getPort(), "web");
    String path = "/api/v1/namespaces/default/services/%s/proxy/x";
    for (String name : new String[] {"main:http", "main:80", "http:main:http"}) {
      assertThat(world.door.get(path.formatted(name)).body()).contains("GET /x");
    }
    assertThat(world.door.get(path.formatted("main:81")).body())
        .contains("no service port 81 found for service \\\"main\\\"");
    assertThat(world.door.get(path.formatted("main")).body())
        .contains("no endpoints available for service \\\"main\\\"");
    assertThat(world.door.get(path.formatted("nosuch")).statusCode()).isEqualTo(404);
  }

  @Test
  void anAgentAnswersForItsNode() throws Exception {
    world.agent.ownHttp = backend.getAddress().getPort();
    assertThat(world.door.get("/api/v1/nodes/node-1/proxy/metrics").body())
        .contains("GET /metrics");
    int port = backend.getAddress().getPort();
    assertThat(world.door.get("/api/v1/nodes/node-1:" + port + "/proxy/x").body())
        .contains("GET /x");
  }

  @Test
  void whatCannotBeReachedIsTold() throws Exception {
    HttpResponse<String> refused = world.door.get(pod(1) + "/");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body())
        .contains("\"reason\":\"ServiceUnavailable\"", "error trying to reach service: ");
    assertThat(world.door.get("/api/v1/namespaces/default/pods/web:none/proxy/").statusCode())
        .isEqualTo(400);
    assertThat(world.door.get("/api/v1/namespaces/default/pods/a:b:c:d/proxy/").body())
        .contains("invalid pod request");
    assertThat(world.door.get("/api/v1/namespaces/default/pods/waiting/proxy/").body())
        .contains("does not have a host assigned");
  }

  @Test
  void aLargeAnswerComesWhole() throws Exception {
    backend.createContext("/large", e -> answer(e, 200, "text/plain", "x".repeat(5_000_000)));
    assertThat(world.door.get(pod() + "/large").body()).hasSize(5_000_000);
  }

  @Test
  void otherProtocolsGoThrough() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = world.door.client().socket(world.door.port())) {
      Thread.startVirtualThread(() -> upgradeAndEcho(listener));
      client
          .getOutputStream()
          .write(
              ("GET "
                      + pod(listener.getLocalPort())
                      + "/chat HTTP/1.1\r\nHost: x\r\n"
                      + "Connection: Upgrade\r\nUpgrade: chat\r\n\r\n")
                  .getBytes(UTF_8));
      String head = "";
      while (!head.endsWith("\r\n\r\n")) {
        head += (char) client.getInputStream().read();
      }
      assertThat(head).startsWith("HTTP/1.1 101 ").containsIgnoringCase("upgrade: chat");
      client.getOutputStream().write("hello".getBytes(UTF_8));
      assertThat(client.getInputStream().readNBytes(11)).isEqualTo("hihi:hello:".getBytes(UTF_8));
    }
  }

  private static void upgradeAndEcho(ServerSocket listener) {
    try (Socket socket = listener.accept()) {
      String head = "";
      while (!head.endsWith("\r\n\r\n")) {
        head += (char) socket.getInputStream().read();
      }
      String upgrade =
          "HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nUpgrade: chat\r\n\r\nhihi:";
      socket.getOutputStream().write(upgrade.getBytes(UTF_8));
      byte[] said = socket.getInputStream().readNBytes(5);
      socket.getOutputStream().write(said);
      socket.getOutputStream().write(':');
    } catch (IOException e) {
      // the test sees it
    }
  }

  private String pod() {
    return pod(backend.getAddress().getPort());
  }

  private static String pod(int port) {
    return "/api/v1/namespaces/default/pods/web:" + port + "/proxy";
  }

  private void service(String name, int targetPort, String pod) {
    ApiClient client = world.door.pipeline().client();
    client.create(
        Kinds.SERVICE,
        new ServiceBuilder()
            .withNewMetadata()
            .withNamespace("default")
            .withName(name)
            .endMetadata()
            .withNewSpec()
            .addNewPort()
            .withName("http")
            .withPort(80)
            .endPort()
            .endSpec()
            .build(),
        StreamsWorld.CAUSE);
    client.create(
        Kinds.ENDPOINTS,
        new EndpointsBuilder()
            .withNewMetadata()
            .withNamespace("default")
            .withName(name)
            .endMetadata()
            .addNewSubset()
            .addNewAddress()
            .withIp("10.0.0.9")
            .withNewTargetRef()
            .withKind("Pod")
            .withNamespace("default")
            .withName(pod)
            .endTargetRef()
            .endAddress()
            .addNewPort()
            .withName("http")
            .withPort(targetPort)
            .endPort()
            .endSubset()
            .build(),
        StreamsWorld.CAUSE);
  }

  private static void echo(HttpExchange exchange) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(exchange.getRequestMethod()).append(' ').append(exchange.getRequestURI());
    exchange
        .getRequestHeaders()
        .forEach((name, values) ->
            text.append('\n')
                .append(name.toLowerCase(java.util.Locale.ROOT))
                .append(": ")
                .append(values.getFirst()));
    byte[] body = exchange.getRequestBody().readAllBytes();
    text.append("\nbody: ").append(new String(body, UTF_8));
    exchange.getResponseHeaders().set("X-Backend", "here");
    answer(exchange, exchange.getRequestMethod().equals("PUT") ? 201 : 200, "text/plain", text);
  }

  private static void moved(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Location", "/elsewhere?a=b");
    answer(exchange, 302, "text/plain", "");
  }

  private static void answer(HttpExchange exchange, int code, String type, CharSequence text)
      throws IOException {
    try (exchange) {
      byte[] bytes = text.toString().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
