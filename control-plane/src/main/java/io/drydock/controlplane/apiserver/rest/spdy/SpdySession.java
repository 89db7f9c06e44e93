package io.drydock.controlplane.apiserver.rest.spdy;

import io.drydock.controlplane.apiserver.rest.http.ByteConnection;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.spdy.DefaultSpdyRstStreamFrame;
import io.netty.handler.codec.spdy.DefaultSpdySynReplyFrame;
import io.netty.handler.codec.spdy.SpdyDataFrame;
import io.netty.handler.codec.spdy.SpdyFrame;
import io.netty.handler.codec.spdy.SpdyPingFrame;
import io.netty.handler.codec.spdy.SpdyRstStreamFrame;
import io.netty.handler.codec.spdy.SpdyStreamStatus;
import io.netty.handler.codec.spdy.SpdySynStreamFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's side of a SPDY session: takes streams that the client opens, on a thread of its own
 * which ends when the client or {@link #close} ends the session. Safe for many threads.
 */
public final class SpdySession implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SpdySession.class);
  private static final int MOST_STREAMS = 4096;

  private final SpdyCodec codec = new SpdyCodec();
  private final Budget budget = new Budget();
  private final ReentrantLock sending = new ReentrantLock();
  private final Map<Integer, SpdyStream> streams = new ConcurrentHashMap<>();
  private final LinkedBlockingQueue<Optional<SpdyStream>> opened = new LinkedBlockingQueue<>();
  private final ByteConnection connection;
  private final Thread reader;
  private boolean closed;

  private SpdySession(ByteConnection connection) {
    this.connection = connection;
    this.reader = Thread.ofVirtual().name("spdy-reader").unstarted(this::read);
  }

  /** Begins to read; the connection stays the caller's. */
  public static SpdySession over(ByteConnection connection) {
    SpdySession session = new SpdySession(connection);
    session.reader.start();
    return session;
  }

  /** The next stream that the client opens; empty when the session has ended. */
  public Optional<SpdyStream> accept() throws InterruptedException {
    Optional<SpdyStream> next = opened.take();
    if (next.isEmpty()) {
      opened.add(next);
    }
    return next;
  }

  /** As {@link #accept()}, but null where none comes in this time. */
  public @Nullable Optional<SpdyStream> accept(Duration patience) throws InterruptedException {
    Optional<SpdyStream> next = opened.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (next != null && next.isEmpty()) {
      opened.add(next);
    }
    return next;
  }

  @Override
  public void close() throws InterruptedException {
    reader.interrupt();
    reader.join();
    sending.lock();
    try {
      closed = true;
      codec.close();
    } finally {
      sending.unlock();
    }
  }

  Budget budget() {
    return budget;
  }

  void forget(SpdyStream stream) {
    streams.remove(stream.id());
  }

  void send(SpdyFrame frame) throws IOException {
    sending.lock();
    try {
      if (closed) {
        ReferenceCountUtil.release(frame);
        throw new IOException("the session is closed");
      }
      connection.send(codec.encode(frame));
    } finally {
      sending.unlock();
    }
  }

  private void read() {
    try {
      Optional<byte[]> bytes = connection.receive();
      while (bytes.isPresent()) {
        for (SpdyFrame frame : codec.decode(bytes.get())) {
          handle(frame);
        }
        bytes = connection.receive();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      log.atDebug().addKeyValue("cause", e.toString()).log("SPDY session broke");
    } finally {
      budget.close();
      streams.values().forEach(stream -> stream.end(true));
      opened.add(Optional.empty());
    }
  }

  private void handle(SpdyFrame frame) throws IOException, InterruptedException {
    try {
      switch (frame) {
        case SpdySynStreamFrame opening -> open(opening);
        case SpdyDataFrame data -> data(data);
        case SpdyRstStreamFrame reset -> reset(reset.streamId());
        case SpdyPingFrame ping -> send(ping);
        default -> {} // settings, window updates, more headers: nothing depends on them
      }
    } finally {
      ReferenceCountUtil.release(frame);
    }
  }

  private void open(SpdySynStreamFrame frame) throws IOException {
    int id = frame.streamId();
    boolean refused =
        frame.isInvalid() || frame.isTruncated() || id % 2 == 0 || streams.size() >= MOST_STREAMS;
    if (refused) {
      send(new DefaultSpdyRstStreamFrame(id, SpdyStreamStatus.REFUSED_STREAM));
      return;
    }
    Map<String, String> headers = new TreeMap<>();
    frame
        .headers()
        .forEach(h ->
            headers.put(h.getKey().toString().toLowerCase(Locale.ROOT), h.getValue().toString()));
    SpdyStream stream = new SpdyStream(this, id, headers);
    streams.put(id, stream);
    // a reply without any header would have no header block, which clients cannot read
    DefaultSpdySynReplyFrame reply = new DefaultSpdySynReplyFrame(id);
    reply.headers().set("streamtype", stream.header("streamtype"));
    send(reply);
    opened.add(Optional.of(stream));
    if (frame.isLast()) {
      stream.end(false);
    }
  }

  private void data(SpdyDataFrame frame) throws InterruptedException {
    SpdyStream stream = streams.get(frame.streamId());
    if (stream == null) {
      return;
    }
    stream.deliver(ByteBufUtil.getBytes(frame.content()));
    if (frame.isLast()) {
      stream.end(false);
    }
  }

  private void reset(int id) {
    SpdyStream stream = streams.remove(id);
    if (stream != null) {
      stream.end(true);
    }
  }
}
