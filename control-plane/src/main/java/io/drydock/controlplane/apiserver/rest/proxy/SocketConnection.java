package io.drydock.controlplane.apiserver.rest.proxy;

import io.drydock.client.ApiException;
import io.drydock.controlplane.apiserver.rest.http.ByteConnection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A connection from the control plane itself. */
final class SocketConnection implements ByteConnection {
  private static final int CONNECT_MILLIS = 10_000;

  private final Socket socket;
  private final byte[] buffer = new byte[32 * 1024];

  private SocketConnection(Socket socket) {
    this.socket = socket;
  }

  static SocketConnection to(String host, int port) {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      return new SocketConnection(socket);
    } catch (IOException e) {
      closeQuietly(socket);
      String why = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
      throw ApiException.unavailable("dial tcp %s:%d: connect: %s".formatted(host, port, why));
    }
  }

  /** An interrupt of a virtual thread closes the socket, so that a reader does not stay. */
  @Override
  public Optional<byte[]> receive() throws InterruptedException {
    try {
      int count = socket.getInputStream().read(buffer);
      return count < 0 ? Optional.empty() : Optional.of(Arrays.copyOf(buffer, count));
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while the backend was silent");
      }
      throw ApiException.unavailable("the connection broke: " + e.getMessage());
    }
  }

  @Override
  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  @Override
  public void close() {
    closeQuietly(socket);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // nothing is left to lose
    }
  }
}
