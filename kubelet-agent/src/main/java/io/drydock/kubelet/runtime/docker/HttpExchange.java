package io.drydock.kubelet.runtime.docker;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request and its answer on a connection of its own. The body is read while it comes; after an
 * upgrade it is the bare connection. Another thread may close it, which ends a reader that waits.
 */
final class HttpExchange implements AutoCloseable {
  private static final int SWITCHING_PROTOCOLS = 101;

  private final SocketChannel channel;
  private final SocketInput in;
  private int status;
  private Map<String, String> headers = Map.of();
  private InputStream body = InputStream.nullInputStream();

  private HttpExchange(SocketChannel channel) {
    this.channel = channel;
    this.in = new SocketInput(channel);
  }

  /** Connects; nothing is sent yet. */
  static HttpExchange connect(Path socket) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
      return new HttpExchange(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Sends the request and reads the answer's head. */
  void send(HttpRequest request, String prefix) throws IOException {
    write(request.head(prefix));
    write(request.body());
    status = parseStatus(in.readLine());
    headers = readHeaders();
    body = openBody();
  }

  int status() {
    return status;
  }

  String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  InputStream body() {
    return body;
  }

  boolean upgraded() {
    return status == SWITCHING_PROTOCOLS;
  }

  /** Sends bare bytes; only after an upgrade. */
  void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** No more bytes will be sent; the answer is still read. */
  void halfClose() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // a closing connection has nothing left to lose
    }
  }

  private static int parseStatus(String line) throws IOException {
    String[] parts = line.split(" ", 3);
    if (parts.length < 2 || !parts[0].startsWith("HTTP/1.")) {
      throw new IOException("the answer is not HTTP/1.1: " + line);
    }
    return Integer.parseInt(parts[1]);
  }

  private Map<String, String> readHeaders() throws IOException {
    Map<String, String> result = new TreeMap<>();
    for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        result.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
      }
    }
    return result;
  }

  private InputStream openBody() {
    if (upgraded()) {
      return in;
    }
    if (status == 204 || status == 304) {
      return InputStream.nullInputStream();
    }
    if (header("transfer-encoding").equalsIgnoreCase("chunked")) {
      return new ChunkedInput(in);
    }
    String length = header("content-length");
    return length.isEmpty() ? in : new FixedInput(in, Long.parseLong(length));
  }
}
