package io.drydock.kubelet.runtime.docker;

import io.drydock.kubelet.runtime.Output;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes apart the engine's two ways to send output: bare bytes for a terminal, else frames of a
 * stream number, three zeroes, a length and the bytes. Long frames come out in pieces.
 */
final class FrameInput {
  private static final int HEADER_BYTES = 8;
  private static final int STDERR = 2;
  private static final int PIECE_BYTES = 32 * 1024;

  private final InputStream in;
  private final boolean terminal;
  private Output.Source source = Output.Source.STDOUT;
  private long left;

  FrameInput(InputStream in, boolean terminal) {
    this.in = in;
    this.terminal = terminal;
  }

  /** The next piece, or null at the end. */
  @Nullable Output read() throws IOException {
    if (terminal) {
      return piece(PIECE_BYTES);
    }
    while (left == 0) {
      if (!readHeader()) {
        return null;
      }
    }
    Output output = piece((int) Math.min(PIECE_BYTES, left));
    left -= output == null ? left : output.data().length;
    return output;
  }

  private @Nullable Output piece(int limit) throws IOException {
    byte[] buffer = new byte[limit];
    int count = in.read(buffer, 0, limit);
    return count < 0
        ? null
        : new Output(source, count == limit ? buffer : Arrays.copyOf(buffer, count));
  }

  private boolean readHeader() throws IOException {
    byte[] header = in.readNBytes(HEADER_BYTES);
    if (header.length < HEADER_BYTES) {
      return false;
    }
    source = header[0] == STDERR ? Output.Source.STDERR : Output.Source.STDOUT;
    left =
        ((header[4] & 0xffL) << 24)
            | ((header[5] & 0xffL) << 16)
            | ((header[6] & 0xffL) << 8)
            | (header[7] & 0xffL);
    return true;
  }
}
