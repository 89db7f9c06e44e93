package io.drydock.kubelet.runtime;

import org.jspecify.annotations.Nullable;

/** A log being read. Closing it ends a reader that waits. */
public interface LogStream extends AutoCloseable {

  /** The next piece, waiting for it; null at the end. */
  @Nullable Output next();

  @Override
  void close();
}
