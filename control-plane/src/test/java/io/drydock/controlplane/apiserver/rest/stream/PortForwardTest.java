package io.drydock.controlplane.apiserver.rest.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real kubectl's port-forward: SPDY inside a WebSocket, and plain SPDY. */
@Timeout(60)
class PortForwardTest {
  private StreamsWorld world;
  private EchoServer echo;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    world = new StreamsWorld(folder);
    echo = new EchoServer();
  }

  @AfterEach
  void close() throws Exception {
    echo.close();
    world.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void manyConnectionsAtOnceKeepTheirBytesApart(boolean webSockets) throws Exception {
    Process forward = forward(webSockets, echo.port());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int port = localPort(forward);
      List<Callable<String>> talks =
          IntStream.range(0, 20).<Callable<String>>mapToObj(i -> () -> talk(port, i)).toList();
      for (Future<String> talk : threads.invokeAll(talks)) {
        assertThat(talk.get()).isEqualTo("same");
      }
    } finally {
      forward.destroyForcibly();
    }
    assertThat(world.agent.forwards).hasSize(20).allMatch(f -> f.getPod().equals("web"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPortWhereNothingListensIsTold(boolean webSockets) throws Exception {
    Process forward = forward(webSockets, 1);
    List<String> errors = new CopyOnWriteArrayList<>();
    Thread.startVirtualThread(() -> forward.errorReader(UTF_8).lines().forEach(errors::add));
    try (Socket socket = new Socket("127.0.0.1", localPort(forward))) {
      assertThat(socket.getInputStream().readAllBytes()).isEmpty();
      await()
          .untilAsserted(() ->
              assertThat(String.join("\n", errors))
                  .contains(
                      "error forwarding port 1 to pod web, uid ",
                      "failed to connect to localhost:1 inside pod web"));
    } finally {
      forward.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void connectionsEndWithTheClient(boolean webSockets) throws Exception {
    Process forward = forward(webSockets, echo.port());
    try (Socket socket = new Socket("127.0.0.1", localPort(forward))) {
      socket.getOutputStream().write('x');
      assertThat(socket.getInputStream().read()).isEqualTo('x');
      assertThat(echo.open()).isEqualTo(1);
      forward.destroyForcibly();
      await().until(() -> echo.open() == 0);
    }
  }

  private Process forward(boolean webSockets, int port) throws IOException {
    world.kubectl.set("KUBECTL_PORT_FORWARD_WEBSOCKETS", Boolean.toString(webSockets));
    return world.kubectl.start("port-forward", "--address=127.0.0.1", "pod/web", ":" + port);
  }

  /** "Forwarding from 127.0.0.1:41234 -> 8080". */
  private static int localPort(Process forward) throws IOException {
    BufferedReader reader = forward.inputReader(UTF_8);
    String line = reader.readLine();
    assertThat(line).startsWith("Forwarding from 127.0.0.1:");
    Thread.startVirtualThread(() -> reader.lines().forEach(more -> {}));
    return Integer.parseInt(line.replaceAll(".*127.0.0.1:(\\d+) .*", "$1"));
  }

  private static String talk(int port, int number) throws IOException {
    byte[] text = ("%03d".formatted(number)).repeat(100_000).getBytes(UTF_8);
    try (Socket socket = new Socket("127.0.0.1", port)) {
      Thread.startVirtualThread(() -> {
        try {
          socket.getOutputStream().write(text);
          socket.shutdownOutput();
        } catch (IOException e) {
          // the reader sees it
        }
      });
      byte[] back = socket.getInputStream().readAllBytes();
      return java.util.Arrays.equals(text, back) ? "same" : "other, " + back.length + " bytes";
    }
  }
}
