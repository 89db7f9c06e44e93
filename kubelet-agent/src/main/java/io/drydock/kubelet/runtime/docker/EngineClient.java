package io.drydock.kubelet.runtime.docker;

import io.drydock.codec.ObjectCodec;
import io.drydock.kubelet.runtime.ContainerRuntimeException;
import io.drydock.kubelet.runtime.ContainerRuntimeException.Kind;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Docker Engine's HTTP API on its Unix socket: one connection a request, the API version as the
 * engine announces it. An engine that goes away is UNAVAILABLE and is found again by the next call;
 * it may be another version then.
 */
final class EngineClient implements AutoCloseable {
  static final Duration USUAL = Duration.ofMinutes(2);
  private static final Duration PING = Duration.ofSeconds(10);

  private final Path socket;
  private final ScheduledThreadPoolExecutor deadlines =
      new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().name("engine-deadlines").factory());
  private volatile @Nullable String prefix;

  EngineClient(Path socket) {
    this.socket = socket;
    deadlines.setRemoveOnCancelPolicy(true);
  }

  JsonNode get(String path) {
    return call(HttpRequest.of("GET", path), USUAL);
  }

  JsonNode post(String path, Object body) {
    return call(HttpRequest.of("POST", path, body, false), USUAL);
  }

  JsonNode post(String path) {
    return call(HttpRequest.of("POST", path), USUAL);
  }

  void delete(String path) {
    call(HttpRequest.of("DELETE", path), USUAL);
  }

  /** A whole exchange; the answer's JSON, missing where it has no body. Zero waits without end. */
  JsonNode call(HttpRequest request, Duration timeout) {
    try (HttpExchange exchange = connect()) {
      Future<?> deadline = after(timeout, exchange::close);
      try {
        send(exchange, request);
        byte[] answer = exchange.body().readAllBytes();
        return answer.length == 0 ? MissingNode.getInstance() : ObjectCodec.tree(answer);
      } catch (IOException e) {
        throw lost(request, e, deadline.isDone() && !deadline.isCancelled() ? timeout : null);
      } catch (JacksonException e) {
        throw new ContainerRuntimeException(
            Kind.INTERNAL, "Docker Engine answered " + request.path() + " with unreadable JSON", e);
      } finally {
        deadline.cancel(false);
      }
    }
  }

  /** An exchange whose answer flows for as long as the caller reads; the caller closes it. */
  HttpExchange open(HttpRequest request) {
    HttpExchange exchange = connect();
    try {
      send(exchange, request);
      return exchange;
    } catch (IOException e) {
      exchange.close();
      throw lost(request, e, null);
    } catch (ContainerRuntimeException e) {
      exchange.close();
      throw e;
    }
  }

  @Override
  public void close() {
    deadlines.shutdownNow();
  }

  /** Sends and reads the answer's head; an error answer is thrown. */
  void send(HttpExchange exchange, HttpRequest request) throws IOException {
    exchange.send(request, apiPrefix());
    if (exchange.status() >= 400) {
      throw EngineErrors.of(exchange.status(), exchange.body().readAllBytes());
    }
  }

  private String apiPrefix() throws IOException {
    String known = prefix;
    if (known != null) {
      return known;
    }
    try (HttpExchange ping = connect()) {
      Future<?> deadline = after(PING, ping::close);
      ping.send(HttpRequest.of("GET", "/_ping"), "");
      deadline.cancel(false);
      String version = ping.header("api-version");
      String found = version.isEmpty() ? "" : "/v" + version;
      prefix = found;
      return found;
    }
  }

  /** A connection on which nothing has been sent. */
  HttpExchange connect() {
    try {
      return HttpExchange.connect(socket);
    } catch (IOException e) {
      prefix = null;
      throw new ContainerRuntimeException(
          Kind.UNAVAILABLE,
          "Docker Engine does not answer on %s (%s): start Docker, or name its socket with --docker-host"
              .formatted(socket, e.getMessage()),
          e);
    }
  }

  private ContainerRuntimeException lost(
      HttpRequest request, IOException e, @Nullable Duration expired) {
    prefix = null;
    String what = request.method() + " " + request.path().replaceFirst("\\?.*", "");
    String why =
        expired != null
            ? "gave no answer to " + what + " within " + expired.toSeconds() + " s"
            : e instanceof ClosedByInterruptException
                ? "was left while it worked on " + what + ", because the caller was interrupted"
                : "went away while it worked on " + what + " (" + e.getMessage() + ")";
    return new ContainerRuntimeException(Kind.UNAVAILABLE, "Docker Engine " + why, e);
  }

  /** Does something after this time, unless it is cancelled before; zero: never. */
  Future<?> after(Duration time, Runnable action) {
    return time.isZero()
        ? new CompletableFuture<>()
        : deadlines.schedule(action, time.toMillis(), TimeUnit.MILLISECONDS);
  }
}
