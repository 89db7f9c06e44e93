package io.drydock.kubelet.runtime.docker;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a client and the engine's socket, so that the engine can seem to stop. */
final class SocketRelay implements AutoCloseable {
  private final Path own;
  private final Path engine;
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
  private ServerSocketChannel server;

  SocketRelay(Path own, Path engine) throws IOException {
    this.own = own;
    this.engine = engine;
    start();
  }

  void start() throws IOException {
    ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listening.bind(UnixDomainSocketAddress.of(own));
    server = listening;
    Thread.startVirtualThread(() -> accept(listening));
  }

  /** As if the engine was stopped: nobody listens, and every connection breaks. */
  void stop() throws IOException {
    server.close();
    Files.deleteIfExists(own);
    for (SocketChannel channel : open) {
      channel.close();
    }
  }

  private void accept(ServerSocketChannel listening) {
    try {
      while (listening.isOpen()) {
        SocketChannel client = listening.accept();
        SocketChannel target = SocketChannel.open(UnixDomainSocketAddress.of(engine));
        open.add(client);
        open.add(target);
        Thread.startVirtualThread(() -> pass(client, target));
        Thread.startVirtualThread(() -> pass(target, client));
      }
    } catch (IOException e) {
      // stopped
    }
  }

  private static void pass(SocketChannel from, SocketChannel to) {
    ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
    try {
      while (from.read(buffer.clear()) >= 0) {
        to.write(buffer.flip());
      }
      to.shutdownOutput();
    } catch (IOException e) {
      // the other side is gone
    }
  }

  @Override
  public void close() throws IOException {
    stop();
  }
}
