package io.drydock.lifecycle;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Plain HTTP for those who ask how a process is: /livez and /healthz (it answers), /readyz (it does
 * its work; 503 and the reason otherwise), /metrics (Prometheus text).
 */
public final class HealthServer implements AutoCloseable {

  private final HttpServer server;

  private HealthServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Serves on the address; port 0 takes a free one.
   *
   * @param notReady why the process is not ready; empty where it is
   */
  public static HealthServer start(
      InetSocketAddress address,
      Supplier<Optional<String>> notReady,
      PrometheusMeterRegistry metrics) {
    try {
      HttpServer server = HttpServer.create(address, 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/livez", e -> answer(e, 200, "ok"));
      server.createContext("/healthz", e -> answer(e, 200, "ok"));
      server.createContext("/readyz", e -> ready(e, notReady.get()));
      server.createContext("/metrics", e -> answer(e, 200, metrics.scrape()));
      server.start();
      return new HealthServer(server);
    } catch (IOException e) {
      throw new IllegalStateException(
          "The health endpoint cannot listen on %s: %s. Choose another --health-port."
              .formatted(address, e.getMessage()),
          e);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private static void ready(HttpExchange exchange, Optional<String> notReady) throws IOException {
    answer(exchange, notReady.isEmpty() ? 200 : 503, notReady.orElse("ok"));
  }

  private static void answer(HttpExchange exchange, int code, String text) throws IOException {
    try (exchange) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.sendResponseHeaders(code, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
