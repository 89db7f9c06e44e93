package io.drydock.controlplane.apiserver.rest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drydock.controlplane.pki.TestClient;
import io.drydock.controlplane.pki.TestPki;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class HttpServerTest {
  private static final HttpLimits LIMITS =
      new HttpLimits(1000, Duration.ofMillis(700), Duration.ofSeconds(2), Duration.ofSeconds(1));

  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final AtomicLong sent = new AtomicLong();
  private final CountDownLatch gate = new CountDownLatch(1);
  private TestClient client;
  private HttpServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    TestPki pki = new TestPki(folder);
    client = new TestClient(pki.admin());
    server =
        new HttpServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            pki.issue("server"),
            LIMITS,
            new Handler());
  }

  @AfterEach
  void stop() {
    gate.countDown();
    server.close();
  }

  @Test
  void echoesABody() throws Exception {
    var answer =
        send(
            HttpRequest.newBuilder(uri("/echo"))
                .POST(HttpRequest.BodyPublishers.ofString("hello")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("hello");
  }

  @Test
  void aBodyThatIsTooLargeIs413() throws Exception {
    String large = "x".repeat(LIMITS.maxBodyBytes() + 1);
    var known =
        send(HttpRequest.newBuilder(uri("/echo")).POST(HttpRequest.BodyPublishers.ofString(large)));
    var chunked =
        send(
            HttpRequest.newBuilder(uri("/echo"))
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(large.getBytes(UTF_8)))));

    assertThat(known.statusCode()).isEqualTo(413);
    assertThat(chunked.statusCode()).isEqualTo(413);
  }

  @Test
  void pipelinedRequestsAreAnsweredInTheirOrder() throws Exception {
    try (SSLSocket socket = client.socket(server.port())) {
      write(socket, get("/slow", "") + get("/one", "") + get("/two", "Connection: close\r\n"));
      gate.countDown();

      String all = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(all.indexOf("/slow")).isLessThan(all.indexOf("/one")).isPositive();
      assertThat(all.indexOf("/one")).isLessThan(all.indexOf("/two"));
    }
  }

  @Test
  void whatIsNotHttpIs400() throws Exception {
    try (SSLSocket socket = client.socket(server.port())) {
      write(socket, "nonsense\r\n\r\n");

      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void aSilentConnectionIsClosed() throws Exception {
    try (SSLSocket socket = client.socket(server.port())) {
      socket.startHandshake();

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aHeadThatTricklesInIsCutOff() throws Exception {
    try (SSLSocket socket = client.socket(server.port())) {
      write(socket, "GET /one HTTP/1.1\r\nX-Slow: ");

      await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> {
            try {
              write(socket, "x");
              return false;
            } catch (IOException e) {
              return true;
            }
          });
    }
  }

  @Test
  void aClientThatGoesInterruptsItsRequest() throws Exception {
    try (SSLSocket socket = client.socket(server.port())) {
      write(socket, get("/slow", ""));
      assertThat(socket.getSession().isValid()).isTrue();
      await().until(() -> sent.get() > 0);
    }

    await().untilTrue(interrupted);
  }

  @Test
  void aReaderThatIsTooSlowIsCutOffAndHoldsLittle() throws Exception {
    try (SSLSocket socket = client.socket(server.port())) {
      write(socket, get("/endless", ""));

      await().atMost(Duration.ofSeconds(15)).untilTrue(interrupted);
      assertThat(sent.get()).isLessThan(64L * 1024 * 1024);
    }
  }

  @Test
  void headHasTheLengthButNoBody() throws Exception {
    var answer =
        send(
            HttpRequest.newBuilder(uri("/one"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.headers().firstValue("content-length")).contains("4");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aLargeAnswerArrivesWhole() throws Exception {
    assertThat(send(HttpRequest.newBuilder(uri("/large"))).body()).hasSize(5_000_000);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.http().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("https://localhost:" + server.port() + path);
  }

  private static String get(String path, String headers) {
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
  }

  private static void write(SSLSocket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(UTF_8));
    out.flush();
  }

  /** Some behaviours of a request, by path. */
  private final class Handler implements RequestHandler {
    @Override
    public void handle(Request request, Exchange exchange) throws Exception {
      switch (request.path()) {
        case "/echo" -> exchange.answer(Answer.of(200, "text/plain", request.body()));
        case "/slow" -> slow(request, exchange);
        case "/endless" -> endless(exchange);
        case "/large" -> exchange.answer(Answer.text(200, "x".repeat(5_000_000)));
        default -> exchange.answer(Answer.text(200, request.path()));
      }
    }

    @Override
    public Answer refuse(int status, String message) {
      return Answer.text(status, message);
    }

    private void slow(Request request, Exchange exchange) throws Exception {
      sent.incrementAndGet();
      try {
        gate.await();
      } catch (InterruptedException e) {
        interrupted.set(true);
        throw e;
      }
      exchange.answer(Answer.text(200, request.path()));
    }

    private void endless(Exchange exchange) throws IOException {
      byte[] chunk = new byte[64 * 1024];
      try (BodyStream body = exchange.stream(200, List.of())) {
        while (sent.addAndGet(chunk.length) > 0) {
          body.write(chunk);
        }
      } catch (IOException e) {
        interrupted.set(true);
        throw e;
      }
    }
  }
}
