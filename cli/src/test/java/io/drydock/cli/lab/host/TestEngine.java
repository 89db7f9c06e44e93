package io.drydock.cli.lab.host;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A Unix socket that answers requests as an engine in a state that a test cannot make otherwise.
 */
public final class TestEngine implements AutoCloseable {
  private final Map<String, String> answers = new ConcurrentSkipListMap<>();
  private final ServerSocketChannel server;

  public TestEngine(Path socket) throws IOException {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.ofVirtual().start(this::serve);
  }

  /** From now on requests whose path begins so are answered so. */
  public void answer(String path, int code, String body) {
    answers.put(path, "HTTP/1.0 " + code + " X\r\n\r\n" + body);
  }

  private void serve() {
    while (server.isOpen()) {
      try (SocketChannel client = server.accept()) {
        String path =
            new Scanner(Channels.newInputStream(client), StandardCharsets.UTF_8)
                .nextLine()
                .split(" ")[1];
        String answer =
            answers.entrySet().stream()
                .filter(known -> path.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("HTTP/1.0 404 X\r\n\r\n");
        client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
      } catch (IOException e) {
        // the test is over, or the caller gave up
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
