package io.drydock.controlplane.apiserver.rest.http;

import java.io.IOException;
import java.util.Optional;

/**
 * Bytes both ways as blocking ends: one thread may receive while others send, one at a time. A
 * sender waits for a peer that reads slowly; a receiver that is slow slows the peer down.
 */
public interface ByteConnection extends AutoCloseable {

  /** The next bytes, never none; empty when the peer has ended, and ever after. */
  Optional<byte[]> receive() throws InterruptedException;

  void send(byte[] bytes) throws IOException;

  @Override
  void close() throws IOException;
}
