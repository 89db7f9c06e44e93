package io.drydock.controlplane.apiserver.rest.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.rest.RunningDoor;
import io.drydock.controlplane.apiserver.rest.fault.RawClient.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Single clients that would break a careless server, each while others are served on. */
@Timeout(60)
class HostileClientsTest {
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static final String JSON = "application/json";
  private static final String YAML = "application/yaml";
  private static final String MERGE = "application/merge-patch+json";
  private static RunningDoor door;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException {
    door = new RunningDoor(folder);
  }

  @AfterAll
  static void close() throws Exception {
    door.close();
  }

  private static String map(String name, String data) {
    return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"%s\"},\"data\":{\"k\":%s}}"
        .formatted(name, data);
  }

  private static void assertOthersAreServed() throws Exception {
    assertThat(door.get(MAPS).statusCode()).isEqualTo(200);
  }

  static Stream<Arguments> bombs() {
    StringBuilder aliases = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 12; i++) {
      String last = "*a" + (i - 1) + ",";
      aliases.append("a%d: &a%d [%s]\n".formatted(i, i, last.repeat(9) + "*a" + (i - 1)));
    }
    return Stream.of(
        Arguments.of(JSON, "[".repeat(10_000)),
        Arguments.of(JSON, "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)),
        Arguments.of(JSON, map("x", "[".repeat(10_000) + "]".repeat(10_000))),
        Arguments.of(JSON, map("x", "1" + "0".repeat(100_000))),
        Arguments.of(JSON, map("x", "1e1000000000")),
        Arguments.of(JSON, map("x", "-1e-1000000000")),
        Arguments.of(YAML, aliases.toString()),
        Arguments.of(YAML, "[".repeat(100_000)),
        Arguments.of(YAML, "- ".repeat(100_000)),
        Arguments.of(YAML, "a: ".repeat(50_000)),
        Arguments.of(YAML, "? ".repeat(50_000)),
        Arguments.of(MERGE, "{\"data\":".repeat(10_000) + "1" + "}".repeat(10_000)));
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void bodiesThatGrowAreRefused(String type, String body) throws Exception {
    door.post(MAPS, map("target", "\"v\""));
    try (RawClient client = new RawClient(door)) {
      String method = type.equals(MERGE) ? "PATCH" : "POST";
      String target = type.equals(MERGE) ? MAPS + "/target" : MAPS;

      Reply reply = client.send(method, target, Map.of("Content-Type", type), body.getBytes(UTF_8));

      assertThat(reply.status()).as(reply.body()).isEqualTo(400);
      assertThat(ObjectCodec.mapper().readTree(reply.body()).path("reason").asString())
          .isEqualTo("BadRequest");
    }
    assertOthersAreServed();
  }

  @Test
  void halvesOfCharactersAndBytesThatAreNoTextAreAnswered() throws Exception {
    try (RawClient client = new RawClient(door)) {
      byte[] broken = map("broken", "\"@\"").getBytes(UTF_8);
      broken[new String(broken, UTF_8).indexOf('@')] = (byte) 0xff;

      Reply half =
          client.send(
              "POST",
              MAPS,
              Map.of("Content-Type", JSON),
              map("half", "\"\\ud800\"").getBytes(UTF_8));
      Reply invalid = client.send("POST", MAPS, Map.of("Content-Type", JSON), broken);

      assertThat(half.status()).isEqualTo(201);
      assertThat(half.body()).contains("\"k\":\"\uFFFD\"");
      assertThat(invalid.status()).isEqualTo(400);
    }
  }

  @Test
  void absurdHeadersAndAddressesAreRefusedInTheirWay() throws Exception {
    try (RawClient client = new RawClient(door)) {
      Reply headers = client.send("GET", MAPS, Map.of("X-Long", "x".repeat(100_000)), new byte[0]);
      Reply address = client.send("GET", "/" + "x".repeat(20_000), Map.of(), new byte[0]);
      Reply large =
          client.send(
              ("POST " + MAPS + " HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n")
                  .getBytes(UTF_8));
      Reply nonsense = client.send("\u0001\u0002\u0003\r\n\r\n".getBytes(UTF_8));

      assertThat(headers.status()).isEqualTo(431);
      assertThat(address.status()).isEqualTo(414);
      assertThat(large.status()).isEqualTo(413);
      assertThat(nonsense.status()).isEqualTo(400);
    }
    assertOthersAreServed();
  }

  @Test
  void aBodyIsWelcomedBeforeItIsSent() throws Exception {
    byte[] body = map("welcome", "\"v\"").getBytes(UTF_8);
    try (RawClient client = new RawClient(door)) {
      SSLSocket socket = client.open();
      socket
          .getOutputStream()
          .write(
              ("POST %s HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: %d\r\n\r\n")
                  .formatted(MAPS, body.length)
                  .getBytes(UTF_8));

      assertThat(client.statusOnly()).isEqualTo(100);
      socket.getOutputStream().write(body);
      assertThat(client.statusOnly()).isEqualTo(201);
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws Exception {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      all.append("GET %s/none-%d HTTP/1.1\r\nHost: x\r\n\r\n".formatted(MAPS, i));
    }
    try (RawClient client = new RawClient(door)) {
      SSLSocket socket = client.open();
      socket.getOutputStream().write(all.toString().getBytes(UTF_8));
      for (int i = 0; i < 50; i++) {
        Reply reply = client.read(socket.getInputStream());
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).contains("none-" + i + "\\\"");
      }
    }
  }

  @Test
  void brokenHandshakesAndHalfOpenConnectionsDisturbNobody() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Socket plain = new Socket("127.0.0.1", door.port());
      plain
          .getOutputStream()
          .write(i % 2 == 0 ? "GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8) : hello());
      sockets.add(plain);
    }
    for (int i = 0; i < 50; i++) {
      SSLSocket half = door.client().socket(door.port());
      half.getOutputStream()
          .write(
              ("POST " + MAPS + " HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
                  .getBytes(UTF_8));
      sockets.add(half);
    }

    assertOthersAreServed();
    for (Socket socket : sockets) {
      socket.close();
    }
    assertOthersAreServed();
  }

  /** The beginning of a TLS record that never ends. */
  private static byte[] hello() {
    return new byte[] {0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, (byte) 0xfc, 0x03, 0x03};
  }

  @Test
  void slowWritersHoldNobodyUp() throws Exception {
    try (RawClient slow = new RawClient(door)) {
      OutputStream out = slow.open().getOutputStream();
      byte[] request = ("GET " + MAPS + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(UTF_8);
      for (byte octet : request) {
        out.write(octet);
        out.flush();
        if (octet == '\r') {
          assertOthersAreServed();
        }
      }

      assertThat(slow.read(slow.open().getInputStream()).status()).isEqualTo(200);
    }
  }

  @Test
  void aWatcherThatDoesNotReadIsDroppedAndOthersSeeEverything() throws Exception {
    int before = door.pipeline().server().watcherCount();
    door.post(MAPS, map("busy", "\"0\""));
    try (RawClient slow = new RawClient(door)) {
      slow.open()
          .getOutputStream()
          .write(("GET " + MAPS + "?watch=1 HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(UTF_8));
      await().until(() -> door.pipeline().server().watcherCount() == before + 1);
      String large = "x".repeat(2000);
      for (int i = 0; door.pipeline().server().watcherCount() > before; i++) {
        assertThat(i).as("updates until the slow watcher is dropped").isLessThan(20_000);
        door.pipeline()
            .documents()
            .patch(
                io.drydock.client.ResourcePath.of(
                    io.drydock.api.Kinds.CONFIG_MAP, "default", "busy"),
                io.drydock.client.PatchType.MERGE,
                "{\"data\":{\"k\":\"%d%s\"}}".formatted(i, large).getBytes(UTF_8),
                io.drydock.client.WriteOptions.of(io.drydock.client.Cause.NONE));
      }
    }

    assertOthersAreServed();
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> door.pipeline().server().watcherCount() == before);
  }
}
