package io.drydock.kubelet.runtime.docker;

import io.drydock.codec.ObjectCodec;
import io.drydock.kubelet.runtime.ContainerRuntime.Subscription;
import io.drydock.kubelet.runtime.ContainerRuntimeException;
import io.drydock.kubelet.runtime.RuntimeEvent;
import io.drydock.kubelet.runtime.RuntimeListener;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Loop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One subscription to the engine's events: a thread that reads, and connects again where it must.
 */
final class DockerEvents implements Subscription {
  private static final Logger log = LoggerFactory.getLogger(DockerEvents.class);
  private static final Duration RETRY = Duration.ofMillis(250);

  private final EngineClient engine;
  private final String filter;
  private final RuntimeListener listener;
  private final Clock clock;
  private final Loop loop;
  private boolean lost;

  DockerEvents(EngineClient engine, EngineLabels labels, RuntimeListener listener, Clock clock) {
    this.engine = engine;
    this.filter = labels.eventFilter(List.of("start", "die", "oom", "destroy"));
    this.listener = listener;
    this.clock = clock;
    this.loop = Loop.start("runtime-events", clock, this::follow);
  }

  @Override
  public void close() {
    try {
      loop.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() throws InterruptedException {
    String why = "the stream ended";
    try (HttpExchange exchange =
        engine.open(HttpRequest.of("GET", EnginePath.of("/events", "filters", filter)))) {
      connected();
      read(exchange);
    } catch (ContainerRuntimeException | IOException e) {
      why = String.valueOf(e.getMessage());
    }
    if (!lost && !Thread.currentThread().isInterrupted()) {
      log.atWarn().addKeyValue("reason", why).log("Container engine lost");
      lost = true;
      listener.disconnected();
    }
    clock.sleep(RETRY);
  }

  private void connected() {
    if (lost) {
      log.atInfo().log("Container engine is back");
      lost = false;
    }
    listener.connected();
  }

  private void read(HttpExchange exchange) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(exchange.body(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      parse(line).ifPresent(listener::event);
    }
  }

  private static Optional<RuntimeEvent> parse(String line) throws IOException {
    try {
      JsonNode json = ObjectCodec.tree(line.getBytes(StandardCharsets.UTF_8));
      return type(json.path("Action").asString("")).map(type -> event(type, json));
    } catch (JacksonException e) {
      throw new IOException("an event is not JSON: " + line, e);
    }
  }

  private static Optional<RuntimeEvent.Type> type(String action) {
    return switch (action) {
      case "start" -> Optional.of(RuntimeEvent.Type.STARTED);
      case "die" -> Optional.of(RuntimeEvent.Type.EXITED);
      case "oom" -> Optional.of(RuntimeEvent.Type.OUT_OF_MEMORY);
      case "destroy" -> Optional.of(RuntimeEvent.Type.REMOVED);
      default -> Optional.empty();
    };
  }

  private static RuntimeEvent event(RuntimeEvent.Type type, JsonNode json) {
    Map<String, String> labels = new TreeMap<>();
    json.path("Actor")
        .path("Attributes")
        .properties()
        .forEach(a -> labels.put(a.getKey(), a.getValue().asString("")));
    return new RuntimeEvent(
        type,
        json.path("Actor").path("ID").asString(""),
        EngineLabels.pod(labels),
        labels.getOrDefault(EngineLabels.CONTAINER_NAME, ""),
        Instant.ofEpochSecond(0, json.path("timeNano").asLong(0)));
  }
}
