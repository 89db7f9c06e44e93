package io.drydock.cli.lab.host;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Docker's stream of what happens to the containers that carry certain labels. */
public final class DockerEvents {
  private static final Path SOCKET = Path.of("/var/run/docker.sock");
  private static final List<String> ENDS = List.of("die", "destroy", "stop");
  private final Path socket;
  private final String request;

  /** What is to be done when something has happened. */
  @FunctionalInterface
  public interface Listener {
    void changed() throws IOException, InterruptedException;
  }

  public DockerEvents(Map<String, String> labels) {
    this(SOCKET, labels);
  }

  DockerEvents(Path socket, Map<String, String> labels) {
    this.socket = socket;
    String filters = DockerFilters.of(Map.of("event", ENDS, "label", DockerFilters.pairs(labels)));
    this.request = "GET /events?filters=" + filters + " HTTP/1.0\r\nHost: docker\r\n\r\n";
  }

  /**
   * Calls the listener once when the stream is open and after each death, which it has to find out
   * for itself. Returns only by an exception: the engine has gone, or the thread was interrupted.
   */
  public void follow(Listener listener) throws IOException, InterruptedException {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
      var buffer = ByteBuffer.allocate(16 * 1024);
      while (channel.read(buffer) >= 0) {
        buffer.clear(); // the head comes first, when the stream is open
        listener.changed();
      }
    }
    throw new IOException("Docker ended its stream of events");
  }
}
