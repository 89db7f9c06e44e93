package io.drydock.kubelet.runtime.docker;

import io.drydock.kubelet.runtime.ContainerRuntimeException;
import io.drydock.kubelet.runtime.ContainerSession;
import io.drydock.kubelet.runtime.Output;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a container's own process. Its exit code is the container's affair: here it is 0.
 */
final class AttachSession implements ContainerSession {
  private final EngineClient engine;
  private final String id;
  private final EngineStream stream;

  AttachSession(EngineClient engine, String id, EngineStream stream) {
    this.engine = engine;
    this.id = id;
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
    try {
      engine.post(
          EnginePath.of(
              EnginePath.container(id, "/resize"),
              "w",
              Integer.toString(columns),
              "h",
              Integer.toString(rows)));
    } catch (ContainerRuntimeException e) {
      // without a terminal, or ended: there is nothing to resize
    }
  }

  @Override
  public int exitCode() {
    return 0;
  }

  @Override
  public void close() {
    stream.close();
  }
}
