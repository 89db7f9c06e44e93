package io.drydock.controlplane.apiserver.rest.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends back what it gets, on loopback. */
final class EchoServer implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
  private final AtomicInteger open = new AtomicInteger();

  EchoServer() throws IOException {
    Thread.startVirtualThread(this::serve);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Connections that have not ended. */
  int open() {
    return open.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void serve() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.incrementAndGet();
        Thread.startVirtualThread(() -> echo(socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void echo(Socket socket) {
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException e) {
      // the peer has gone
    } finally {
      open.decrementAndGet();
    }
  }
}
