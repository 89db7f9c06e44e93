package io.drydock.kubelet.runtime.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The content of an HTTP/1.1 body in chunked transfer coding. */
final class ChunkedInput extends InputStream {
  private final SocketInput in;
  private long left;
  private boolean first = true;
  private boolean ended;

  ChunkedInput(SocketInput in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (left == 0 && !ended) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    int count = in.read(target, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new EOFException("the engine closed the connection in the middle of an answer");
    }
    left -= count;
    return count;
  }

  private void nextChunk() throws IOException {
    if (!first) {
      in.readLine();
    }
    first = false;
    String size = in.readLine();
    int extension = size.indexOf(';');
    left = Long.parseLong((extension < 0 ? size : size.substring(0, extension)).trim(), 16);
    if (left == 0) {
      while (!in.readLine().isEmpty()) {
        // trailers carry nothing for us
      }
      ended = true;
    }
  }
}
