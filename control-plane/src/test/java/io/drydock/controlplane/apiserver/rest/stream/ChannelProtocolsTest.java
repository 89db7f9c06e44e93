package io.drydock.controlplane.apiserver.rest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The WebSocket protocols that other clients than kubectl ask for. */
@Timeout(60)
class ChannelProtocolsTest {
  private static final Duration PLENTY = Duration.ofSeconds(20);
  private static final String WEB = "/api/v1/namespaces/default/pods/web/";

  private StreamsWorld world;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    world = new StreamsWorld(folder);
  }

  @AfterEach
  void close() throws Exception {
    world.close();
  }

  @Test
  void v5EndsStandardInputByAMessage() {
    ChannelClient cat = exec("cat", "v5.channel.k8s.io");
    cat.send(0, "hello");
    cat.send(255, "\0");
    assertThat(cat.closed).succeedsWithin(PLENTY);
    assertThat(cat.on(1)).isEqualTo("hello");
    assertThat(cat.on(3)).contains("\"status\":\"Success\"");
  }

  @Test
  void v4TellsTheExitCodeAsAnObject() {
    ChannelClient exit = exec("exit&command=7", "v4.channel.k8s.io");
    assertThat(exit.closed).succeedsWithin(PLENTY).isEqualTo(1000);
    assertThat(exit.on(3))
        .contains("\"reason\":\"NonZeroExitCode\"", "\"message\":\"7\",\"reason\":\"ExitCode\"");
    assertThat(exit.on(2)).isEqualTo("going\n");
  }

  @Test
  void base64GoesInTextMessages() {
    ChannelClient size = exec("size&tty=true", "v4.base64.channel.k8s.io");
    size.sendText("4" + base64("{\"Width\":100,\"Height\":30}"));
    assertThat(size.closed).succeedsWithin(PLENTY);
    assertThat(size.on(1)).isEqualTo("100x30\n");
    assertThat(size.on(3)).contains("\"status\":\"Success\"");
  }

  @Test
  void theFirstVersionTellsFailuresAsText() {
    ChannelClient exit = exec("exit&command=7", "channel.k8s.io");
    assertThat(exit.closed).succeedsWithin(PLENTY);
    assertThat(exit.on(3)).isEqualTo("command terminated with non-zero exit code: exit status 7");
    ChannelClient unnamed = exec("exit&command=0", null);
    assertThat(unnamed.closed).succeedsWithin(PLENTY);
    assertThat(unnamed.on(3)).isEmpty();
  }

  @Test
  void messagesThatMeanNothingAreDropped() {
    ChannelClient cat = exec("cat", "v4.base64.channel.k8s.io");
    cat.sendText("");
    cat.sendText("0not base64!");
    cat.sendText("9" + base64("nobody"));
    cat.sendText("4" + base64("{"));
    cat.sendText("0" + base64("hello"));
    await().untilAsserted(() -> assertThat(cat.on(1)).isEqualTo("hello"));
    cat.abort();
  }

  @Test
  void whatNobodySpeaksIsRefused() throws Exception {
    assertThatThrownBy(() -> exec("cat", "v9.channel.k8s.io"))
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            e -> assertThat(e.getResponse().statusCode()).isEqualTo(403));
    var plain =
        world.door.send(
            world
                .door
                .request(WEB + "exec?command=cat&stdout=true")
                .POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(plain.statusCode()).isEqualTo(400);
    assertThat(plain.body()).contains("Upgrade request required");
    assertThat(world.agent.starts).isEmpty();
  }

  @Test
  void portsOverChannelsAsTheJavaClientsAskForThem() throws Exception {
    try (EchoServer echo = new EchoServer()) {
      String ports = "portforward?ports=" + echo.port() + "&ports=1";
      ChannelClient client = new ChannelClient(world.door, WEB + ports, null);
      String number = "" + (char) (echo.port() & 0xff) + (char) (echo.port() >> 8);
      client.send(0, "hello");
      await().untilAsserted(() -> assertThat(client.on(0)).isEqualTo(number + "hello"));
      assertThat(client.on(1)).isEqualTo(number);
      await()
          .untilAsserted(() ->
              assertThat(client.on(3))
                  .startsWith("\1\0error forwarding port 1 to pod web")
                  .contains("Connection refused"));
      client.abort();
      await().until(() -> echo.open() == 0);
    }
  }

  @Test
  void portsThatAreNone() throws Exception {
    assertThatThrownBy(() -> new ChannelClient(world.door, WEB + "portforward", null))
        .cause()
        .isInstanceOf(WebSocketHandshakeException.class);
    assertThat(world.door.get(WEB + "portforward?ports=80").body())
        .contains("Upgrade request required");
    assertThat(world.agent.forwards).isEmpty();
  }

  private ChannelClient exec(String command, String subprotocol) {
    String query = "exec?stdin=true&stdout=true&stderr=true&command=" + command;
    return new ChannelClient(world.door, WEB + query, subprotocol);
  }

  private static String base64(String text) {
    return java.util.Base64.getEncoder()
        .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
