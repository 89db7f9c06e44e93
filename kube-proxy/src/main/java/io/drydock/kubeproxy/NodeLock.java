package io.drydock.kubeproxy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Sees to it that a node has one proxy. The kernel gives the lock up however the holder dies. */
final class NodeLock implements AutoCloseable {

  private final FileChannel channel;

  private NodeLock(FileChannel channel) {
    this.channel = channel;
  }

  static NodeLock take(Path rootDir) {
    var file = rootDir.resolve("kube-proxy.lock");
    try {
      Files.createDirectories(rootDir);
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new IllegalStateException(
            "Another kube-proxy runs with --root-dir=%s: stop it, or give each node its own folder."
                .formatted(rootDir));
      }
      return new NodeLock(channel);
    } catch (IOException e) {
      throw new IllegalStateException(
          "The lock %s cannot be made (%s): give a --root-dir that can be written."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
