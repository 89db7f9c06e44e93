package io.drydock.controlplane.apiserver.rest.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.io.OutputStream;

/** The body of a streamed answer: every write is one chunk, sent at once. Closing ends the body. */
public final class BodyStream extends OutputStream {
  private final Outbound outbound;
  private final boolean silent;
  private boolean closed;

  BodyStream(Outbound outbound, boolean silent) {
    this.outbound = outbound;
    this.silent = silent;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > 0 && !silent) {
      outbound.write(new DefaultHttpContent(Unpooled.copiedBuffer(bytes, offset, length)));
    }
  }

  /** One chunk without a copy; the array must not change later. */
  public void send(byte[] bytes, int length) throws IOException {
    if (length > 0 && !silent) {
      outbound.write(new DefaultHttpContent(Unpooled.wrappedBuffer(bytes, 0, length)));
    }
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      outbound.write(LastHttpContent.EMPTY_LAST_CONTENT);
    }
  }
}
