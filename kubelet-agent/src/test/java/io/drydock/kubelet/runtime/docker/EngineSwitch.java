package io.drydock.kubelet.runtime.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The host's engine on a socket of its own, where it can seem to stop and to start again. */
public final class EngineSwitch implements AutoCloseable {
  private final Path socket;
  private final SocketRelay relay;

  public EngineSwitch(Path socket) {
    this.socket = socket;
    try {
      this.relay = new SocketRelay(socket, Path.of("/var/run/docker.sock"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path socket() {
    return socket;
  }

  public void stop() throws IOException {
    relay.stop();
  }

  public void start() throws IOException {
    relay.start();
  }

  @Override
  public void close() {
    try {
      relay.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
