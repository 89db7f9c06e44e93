package io.drydock.controlplane.apiserver.rest.proxy;

import io.drydock.controlplane.apiserver.pod.PortTunnel;
import io.drydock.controlplane.apiserver.rest.http.ByteConnection;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;

/** A connection to a pod or an agent through the agent. */
record TunnelConnection(PortTunnel tunnel) implements ByteConnection {
  @Override
  public Optional<byte[]> receive() throws InterruptedException {
    return tunnel.receive();
  }

  @Override
  public void send(byte[] bytes) throws IOException {
    try {
      tunnel.send(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the backend was slow to read");
    }
  }

  @Override
  public void close() {
    tunnel.close();
  }
}
