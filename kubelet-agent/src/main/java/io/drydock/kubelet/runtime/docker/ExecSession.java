package io.drydock.kubelet.runtime.docker;

import io.drydock.kubelet.runtime.ContainerSession;
import io.drydock.kubelet.runtime.Output;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A command in a container with its streams. */
final class ExecSession implements ContainerSession {
  private static final Duration FOR_EVER = Duration.ofDays(365);

  private final ExecProcess process;
  private final EngineStream stream;
  private volatile boolean over;

  ExecSession(ExecProcess process, EngineStream stream) {
    this.process = process;
    this.stream = stream;
  }

  @Override
  public @Nullable Output read() {
    return stream.read();
  }

  @Override
  public void write(byte[] input) {
    stream.write(input);
  }

  @Override
  public void closeStdin() {
    stream.closeInput();
  }

  @Override
  public void resize(int columns, int rows) {
    process.resize(columns, rows);
  }

  @Override
  public int exitCode() {
    int code = process.awaitExit(FOR_EVER, stream::closed);
    over = code != -1;
    return code;
  }

  /** A command whose caller leaves before its end is killed: nobody could end it otherwise. */
  @Override
  public void close() {
    stream.close();
    if (!over) {
      process.kill();
    }
  }
}
