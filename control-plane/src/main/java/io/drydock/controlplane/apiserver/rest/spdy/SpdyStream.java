package io.drydock.controlplane.apiserver.rest.spdy;

import io.drydock.controlplane.apiserver.rest.http.ByteConnection;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.spdy.DefaultSpdyDataFrame;
import io.netty.handler.codec.spdy.DefaultSpdyRstStreamFrame;
import io.netty.handler.codec.spdy.SpdyStreamStatus;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One stream of a session. Each direction ends for itself; after {@link #receive} has told the end,
 * {@link #isReset} tells whether it was a proper one.
 */
public final class SpdyStream implements ByteConnection {
  private static final int PIECE = 32 * 1024;

  private final LinkedBlockingQueue<Optional<byte[]>> inbound = new LinkedBlockingQueue<>();
  private final SpdySession session;
  private final int id;
  private final Map<String, String> headers;
  private volatile boolean reset;
  private volatile boolean ended;
  private volatile boolean closed;

  SpdyStream(SpdySession session, int id, Map<String, String> headers) {
    this.session = session;
    this.id = id;
    this.headers = headers;
  }

  public int id() {
    return id;
  }

  /** A header that the client gave the stream, or "". Names are in any case. */
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
  }

  @Override
  public Optional<byte[]> receive() throws InterruptedException {
    Optional<byte[]> next = inbound.take();
    if (next.isEmpty()) {
      inbound.add(next);
    } else {
      session.budget().taken(next.get().length);
    }
    return next;
  }

  @Override
  public void send(byte[] bytes) throws IOException {
    for (int at = 0; at < bytes.length; at += PIECE) {
      if (reset) {
        throw new IOException("the client has reset the stream");
      }
      int end = Math.min(bytes.length, at + PIECE);
      byte[] piece = Arrays.copyOfRange(bytes, at, end);
      session.send(new DefaultSpdyDataFrame(id, Unpooled.wrappedBuffer(piece)));
    }
  }

  /** Ends our side; the client may go on. */
  @Override
  public void close() throws IOException {
    boolean first;
    synchronized (this) {
      first = !closed;
      closed = true;
    }
    if (first && !reset) {
      DefaultSpdyDataFrame last = new DefaultSpdyDataFrame(id);
      last.setLast(true);
      session.send(last);
      if (ended) {
        session.forget(this);
      }
    }
  }

  /** Ends both sides at once. */
  public void abort() throws IOException {
    if (!reset) {
      session.send(new DefaultSpdyRstStreamFrame(id, SpdyStreamStatus.CANCEL));
    }
    end(true);
    session.forget(this);
  }

  /** Whether the client, or its whole session, has gone rather than ended its side. */
  public boolean isReset() {
    return reset;
  }

  void deliver(byte[] bytes) throws InterruptedException {
    if (bytes.length > 0 && !ended) {
      session.budget().add(bytes.length);
      inbound.add(Optional.of(bytes));
    }
  }

  void end(boolean broken) {
    reset |= broken;
    ended = true;
    inbound.add(Optional.empty());
    if (closed) {
      session.forget(this);
    }
  }
}
