package io.drydock.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.drydock.lifecycle.Clock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebPageTest {
  private HttpServer server;
  private volatile int code = 200;
  private WebPage page;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "version 1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(code, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    page = new WebPage("127.0.0.1", server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void onlySuccessIsAnAnswer() throws IOException {
    assertThat(page.get()).isEqualTo("version 1");
    code = 503;
    assertThatThrownBy(() -> page.get())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("503");
  }

  @Test
  void trafficCountsAnswersAndFailures() throws Exception {
    try (var traffic = new Traffic(page, Clock.system())) {
      await().until(() -> traffic.count().answers() > 2);
      assertThat(traffic.count().failures()).isZero();
      code = 500;
      await().until(() -> traffic.count().failures() > 0);
      assertThat(traffic.count().lastFailure()).contains("500");
    }
  }
}
