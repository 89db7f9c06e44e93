package io.drydock.cli.lab.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Held while a cluster chooses and takes its addresses, so that two that are made at the same
 * moment never choose the same ones. The kernel lets it go with the process.
 */
public final class HostLock implements AutoCloseable {
  private static final Path FILE = Path.of("/run/drydock.lock");
  private final FileChannel channel;

  private HostLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Waits until nobody else holds it. */
  public static HostLock take() {
    try {
      var channel = FileChannel.open(FILE, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var _ = channel.lock();
      return new HostLock(channel);
    } catch (IOException e) {
      throw new HostException(
          "The lock %s cannot be taken (%s); drydock up needs root."
              .formatted(FILE, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new HostException(
          "The lock %s cannot be let go: %s".formatted(FILE, e.getMessage()), e);
    }
  }
}
