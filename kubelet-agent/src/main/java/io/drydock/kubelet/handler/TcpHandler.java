package io.drydock.kubelet.handler;

import io.fabric8.kubernetes.api.model.TCPSocketAction;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Succeeds when a connection is accepted. */
record TcpHandler(TCPSocketAction action) implements Handler {
  @Override
  public Outcome run(Target target, Duration timeout) {
    String host = action.getHost() == null ? target.podIp() : action.getHost();
    int port = target.port(action.getPort());
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
      return Outcome.SUCCESS;
    } catch (IOException e) {
      return Outcome.failure(dialError(host, port, e));
    }
  }

  /** A failed connection in the words that Kubernetes' users know. */
  static String dialError(String host, int port, IOException e) {
    String text = e.getMessage() == null ? e.toString() : e.getMessage();
    String why =
        e instanceof SocketTimeoutException
            ? "i/o timeout"
            : text.contains("refused") ? "connect: connection refused" : "connect: " + text;
    return "dial tcp " + host + ":" + port + ": " + why;
  }
}
