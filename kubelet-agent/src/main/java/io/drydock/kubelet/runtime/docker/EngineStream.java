package io.drydock.kubelet.runtime.docker;

import io.drydock.kubelet.runtime.ContainerRuntimeException;
import io.drydock.kubelet.runtime.ContainerRuntimeException.Kind;
import io.drydock.kubelet.runtime.Output;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Output that flows from the engine, read piece by piece by one thread. Another thread may close
 * it; the reader then sees the end.
 */
final class EngineStream implements AutoCloseable {
  private final HttpExchange exchange;
  private final FrameInput frames;
  private volatile boolean closed;

  EngineStream(HttpExchange exchange, boolean terminal) {
    this.exchange = exchange;
    this.frames = new FrameInput(exchange.body(), terminal);
  }

  /** The next piece; null at the end. UNAVAILABLE where the engine went away in the middle. */
  @Nullable Output read() {
    try {
      return frames.read();
    } catch (IOException e) {
      if (closed) {
        return null;
      }
      throw new ContainerRuntimeException(
          Kind.UNAVAILABLE, "Docker Engine went away in the middle of a stream: " + e, e);
    }
  }

  /** Sends input; dropped where nobody takes it any more. */
  void write(byte[] input) {
    try {
      exchange.write(input);
    } catch (IOException e) {
      // the process has ended, which the reader learns
    }
  }

  void closeInput() {
    try {
      exchange.halfClose();
    } catch (IOException e) {
      // closed altogether: the end has been seen
    }
  }

  boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    exchange.close();
  }
}
