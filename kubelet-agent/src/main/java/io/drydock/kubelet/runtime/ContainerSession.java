package io.drydock.kubelet.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A running exec or attach. One thread reads, another may write; close ends both and leaves an
 * attached container running.
 */
public interface ContainerSession extends AutoCloseable {

  /** The next piece of output, waiting for it; null at the end. */
  @Nullable Output read();

  /**
   * Writes to the process's stdin, waiting until it is taken. Silently dropped once the process has
   * ended.
   */
  void write(byte[] input);

  /** End of input: the process sees it, its output still comes. */
  void closeStdin();

  void resize(int columns, int rows);

  /** The exit code; call after {@link #read} returned null. */
  int exitCode();

  @Override
  void close();
}
