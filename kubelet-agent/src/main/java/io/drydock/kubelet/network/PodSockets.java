package io.drydock.kubelet.network;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Opens sockets inside a pod's network namespace, so that what listens only on the pod's localhost
 * can be reached too. A thread made for it enters the namespace, opens the socket, which stays
 * there for good, and ends.
 */
public final class PodSockets {

  /** An unconnected TCP socket of that namespace. */
  public SocketChannel open(String netnsPath, StandardProtocolFamily family) throws IOException {
    CompletableFuture<SocketChannel> opened = new CompletableFuture<>();
    Thread.ofPlatform()
        .name("pod-socket")
        .daemon()
        .start(() -> {
          try {
            new NamespaceCalls().enter(netnsPath);
            opened.complete(SocketChannel.open(family));
          } catch (IOException | RuntimeException | Error e) {
            opened.completeExceptionally(e);
          }
        });
    try {
      return opened.join();
    } catch (CompletionException e) {
      throw new IOException("cannot open a socket in " + netnsPath + ": " + e.getMessage(), e);
    }
  }
}
