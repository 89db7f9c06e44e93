package io.drydock.kubelet.server;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Closes something that may not exist yet: at once when it comes where closing was asked for
 * before.
 */
final class Closer {
  private final AtomicReference<@Nullable Runnable> closing = new AtomicReference<>();
  private volatile boolean closed;

  void own(Runnable close) {
    closing.set(close);
    if (closed) {
      close.run();
    }
  }

  void close() {
    closed = true;
    Runnable close = closing.get();
    if (close != null) {
      close.run();
    }
  }
}
