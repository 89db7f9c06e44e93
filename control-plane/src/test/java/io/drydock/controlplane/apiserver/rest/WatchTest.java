package io.drydock.controlplane.apiserver.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drydock.codec.ObjectCodec;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(30)
class WatchTest {
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private RunningDoor door;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    door = new RunningDoor(folder);
  }

  @AfterEach
  void close() throws Exception {
    door.close();
  }

  @Test
  void oneLineAnEvent() throws Exception {
    CompletableFuture<Void> watch = watch(MAPS + "?watch=1&timeoutSeconds=2", "application/json");
    door.post(MAPS, map("a"));
    door.send(door.request(MAPS + "/a").DELETE());

    await().until(() -> lines.size() == 2);
    assertThat(event(0).path("type").asString()).isEqualTo("ADDED");
    assertThat(event(0).at("/object/metadata/name").asString()).isEqualTo("a");
    assertThat(event(1).path("type").asString()).isEqualTo("DELETED");
    watch.join();
  }

  @Test
  void aTableNamesItsColumnsOnce() throws Exception {
    watch(MAPS + "?watch=true", "application/json;as=Table;v=v1;g=meta.k8s.io");
    door.post(MAPS, map("a"));
    door.post(MAPS, map("b"));

    await().until(() -> lines.size() == 2);
    assertThat(event(0).at("/object/columnDefinitions").size()).isEqualTo(3);
    assertThat(event(0).at("/object/rows/0/cells/0").asString()).isEqualTo("a");
    assertThat(event(1).at("/object/columnDefinitions").size()).isZero();
  }

  @Test
  void theInitialEventsEndWithABookmark() throws Exception {
    door.post(MAPS, map("a"));
    watch(
        MAPS
            + "?watch=1&sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan",
        "application/json");

    await().until(() -> lines.size() == 2);
    assertThat(event(1).path("type").asString()).isEqualTo("BOOKMARK");
    assertThat(event(1).at("/object/metadata/annotations/k8s.io~1initial-events-end").asString())
        .isEqualTo("true");
  }

  @Test
  void aClientThatGoesEndsItsWatch() throws Exception {
    int before = door.pipeline().server().watcherCount();
    try (var http = door.client().http()) {
      var answer =
          http.sendAsync(door.request(MAPS + "?watch=1").build(), BodyHandlers.ofInputStream())
              .join();
      await().until(() -> door.pipeline().server().watcherCount() == before + 1);
      answer.body().close();
      http.shutdownNow();
    }

    await().until(() -> door.pipeline().server().watcherCount() == before);
  }

  @Test
  void overAWebSocketOneMessageAnEvent() throws Exception {
    AtomicInteger events = new AtomicInteger();
    WebSocket.Listener listener =
        new WebSocket.Listener() {
          @Override
          public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            events.incrementAndGet();
            lines.add(data.toString());
            return WebSocket.Listener.super.onText(socket, data, last);
          }
        };
    URI uri = URI.create("wss://127.0.0.1:" + door.port() + MAPS + "?watch=1");
    WebSocket socket = door.client().http().newWebSocketBuilder().buildAsync(uri, listener).join();
    door.post(MAPS, map("a"));

    await().until(() -> events.get() == 1);
    assertThat(event(0).at("/object/metadata/name").asString()).isEqualTo("a");
    socket.abort();
  }

  @Test
  void aSubprotocolThatIsOfferedIsTakenAndAClientThatClosesIsGone() throws Exception {
    int before = door.pipeline().server().watcherCount();
    URI uri = URI.create("wss://127.0.0.1:" + door.port() + MAPS + "?watch=1");
    WebSocket socket =
        door.client()
            .http()
            .newWebSocketBuilder()
            .subprotocols("base64url.bearer.authorization.k8s.io.dG9rZW4", "base64.binary.k8s.io")
            .buildAsync(uri, new WebSocket.Listener() {})
            .join();

    assertThat(socket.getSubprotocol()).isEqualTo("base64.binary.k8s.io");
    await().until(() -> door.pipeline().server().watcherCount() == before + 1);
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    await().until(() -> door.pipeline().server().watcherCount() == before);
  }

  private CompletableFuture<Void> watch(String path, String accept) throws Exception {
    int before = door.pipeline().server().watcherCount();
    var answer =
        door.client()
            .http()
            .sendAsync(door.request(path).header("Accept", accept).build(), BodyHandlers.ofLines());
    await().until(() -> door.pipeline().server().watcherCount() == before + 1);
    return answer.thenAcceptAsync(a -> a.body().forEach(lines::add));
  }

  private JsonNode event(int index) {
    return ObjectCodec.mapper().readTree(lines.get(index));
  }

  private static String map(String name) {
    return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"%s\"}}"
        .formatted(name);
  }
}
