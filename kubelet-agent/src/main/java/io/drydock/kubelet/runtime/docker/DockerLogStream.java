package io.drydock.kubelet.runtime.docker;

import io.drydock.kubelet.runtime.LogStream;
import io.drydock.kubelet.runtime.Output;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A log that ends after so many bytes. */
final class DockerLogStream implements LogStream {
  private final EngineStream stream;
  private long left;

  DockerLogStream(EngineStream stream, long limitBytes) {
    this.stream = stream;
    this.left = limitBytes;
  }

  @Override
  public @Nullable Output next() {
    if (left <= 0) {
      return null;
    }
    Output output = stream.read();
    if (output == null || output.data().length <= left) {
      left -= output == null ? left : output.data().length;
      return output;
    }
    byte[] cut = Arrays.copyOf(output.data(), (int) left);
    left = 0;
    return new Output(output.source(), cut);
  }

  @Override
  public void close() {
    stream.close();
  }
}
