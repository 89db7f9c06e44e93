package io.drydock.controlplane.apiserver.rest.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.rest.RunningDoor;
import io.drydock.controlplane.apiserver.rest.fault.RawClient.Reply;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeProperty;
import tools.jackson.databind.JsonNode;

/**
 * Whatever comes in, the answer is none of a broken server, it comes in time, and the server lives.
 * Each property stops after its share of time: 4 s, or more by -Ddrydock.fuzz.seconds (with
 * -Djqwik.tries.default raised as well).
 */
class FuzzTest {
  private static final Duration SHARE =
      Duration.ofSeconds(Integer.getInteger("drydock.fuzz.seconds", 4));
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static final byte[] NOTHING = {};

  private static RunningDoor door;
  private static RawClient client;
  private long end;

  @BeforeContainer
  static void open() throws IOException {
    Path folder = Files.createTempDirectory("fuzz");
    door = new RunningDoor(folder);
    client = new RawClient(door);
  }

  @AfterContainer
  static void close() throws Exception {
    client.close();
    door.close();
  }

  @BeforeProperty
  void begin() {
    end = System.nanoTime() + SHARE.toNanos();
  }

  @Provide
  Arbitrary<String> targets() {
    return Nasty.target();
  }

  @Provide
  Arbitrary<byte[]> bodies() {
    return Nasty.anything();
  }

  @Provide
  Arbitrary<byte[]> patches() {
    return Nasty.patch();
  }

  @Provide
  Arbitrary<String> selectors() {
    return Nasty.selector();
  }

  @Provide
  Arbitrary<String> tokens() {
    return Nasty.token();
  }

  @Provide
  Arbitrary<String> headers() {
    return Nasty.header();
  }

  @Provide
  Arbitrary<String> methods() {
    return Arbitraries.of(
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "NOPE");
  }

  @Property(shrinking = ShrinkingMode.BOUNDED)
  void addresses(@ForAll("methods") String method, @ForAll("targets") String target)
      throws IOException {
    check(method, target, Map.of(), NOTHING);
  }

  @Property(shrinking = ShrinkingMode.BOUNDED)
  void bodies(
      @ForAll("methods") String method,
      @ForAll("bodies") byte[] body,
      @ForAll("headers") String type)
      throws IOException {
    for (String target :
        new String[] {
          MAPS,
          MAPS + "/fuzz",
          "/api/v1/namespaces/default/pods",
          "/api/v1/namespaces/default/services",
          "/apis/apps/v1/namespaces/default/deployments"
        }) {
      check(method, target + "?dryRun=All", Map.of("Content-Type", type), body);
      check(method, target, Map.of("Content-Type", "application/json"), body);
    }
  }

  @Property(shrinking = ShrinkingMode.BOUNDED)
  void patches(@ForAll("patches") byte[] patch) throws IOException {
    byte[] map = Nasty.VALID.getFirst().getBytes(UTF_8);
    check("POST", MAPS, Map.of("Content-Type", "application/json"), map);
    for (String type : new String[] {"json-patch", "merge-patch", "strategic-merge-patch"}) {
      check(
          "PATCH", MAPS + "/fuzz", Map.of("Content-Type", "application/" + type + "+json"), patch);
    }
  }

  @Property(shrinking = ShrinkingMode.BOUNDED)
  void selectorsAndTokens(
      @ForAll("selectors") String labels,
      @ForAll("selectors") String fields,
      @ForAll("tokens") String token)
      throws IOException {
    check("GET", MAPS + "?labelSelector=" + encoded(labels), Map.of(), NOTHING);
    check("GET", MAPS + "?fieldSelector=" + encoded(fields), Map.of(), NOTHING);
    check("GET", MAPS + "?limit=1&continue=" + encoded(token), Map.of(), NOTHING);
  }

  @Property(shrinking = ShrinkingMode.BOUNDED)
  void headers(
      @ForAll("headers") String accept,
      @ForAll("headers") String type,
      @ForAll("headers") String agent)
      throws IOException {
    Map<String, String> headers =
        Map.of(
            "Accept", accept, "Content-Type", type, "User-Agent", agent, "Accept-Encoding", type);
    check("GET", MAPS, headers, NOTHING);
    check("POST", MAPS, headers, Nasty.VALID.getFirst().getBytes(UTF_8));
    check("DELETE", MAPS + "/fuzz", headers, NOTHING);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private void check(String method, String target, Map<String, String> headers, byte[] body)
      throws IOException {
    if (System.nanoTime() > end) {
      return;
    }
    boolean hasBody = !method.equals("HEAD");
    Reply reply = send(method, target, headers, body);
    assertThat(reply.status())
        .as("%s %s %s %s: %s", method, target, headers, new String(body, UTF_8), reply.body())
        .isBetween(101, 499);
    if (reply.status() >= 400
        && hasBody
        && reply.headers().getOrDefault("content-type", "").equals("application/json")) {
      JsonNode status = ObjectCodec.mapper().readTree(reply.body());
      assertThat(status.path("kind").asString()).isEqualTo("Status");
      assertThat(status.path("code").asInt()).isEqualTo(reply.status());
      assertThat(status.path("reason").asString("")).isNotEmpty();
    }
  }

  private static Reply send(String method, String target, Map<String, String> headers, byte[] body)
      throws IOException {
    if (!method.equals("HEAD")) {
      return client.send(method, target, headers, body);
    }
    // an answer to HEAD says a length and has no body
    try (RawClient own = new RawClient(door)) {
      own.open()
          .getOutputStream()
          .write(("HEAD " + target + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(UTF_8));
      return new Reply(own.statusOnly(), Map.of(), "");
    }
  }

  @Property(tries = 1)
  void theServerLivesAfterwards() throws IOException {
    assertThat(client.send("GET", "/readyz", Map.of(), NOTHING).status()).isEqualTo(200);
    assertThat(client.send("GET", MAPS, Map.of(), NOTHING).status()).isEqualTo(200);
  }
}
