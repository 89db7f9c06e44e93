package io.drydock.controlplane.apiserver.rest.spdy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.spdy.SpdyFrame;
import io.netty.handler.codec.spdy.SpdyFrameCodec;
import io.netty.handler.codec.spdy.SpdyVersion;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to frames and back by Netty's codec, away from any connection. Headers are compressed over
 * the whole session, so frames must be sent in the order in which they are encoded. Each direction
 * belongs to one thread at a time.
 */
final class SpdyCodec implements AutoCloseable {
  private static final int MAX_CHUNK = 64 * 1024;
  private static final int MAX_HEADERS = 64 * 1024;

  private final EmbeddedChannel decoder = channel();
  private final EmbeddedChannel encoder = channel();

  private static EmbeddedChannel channel() {
    return new EmbeddedChannel(
        new SpdyFrameCodec(SpdyVersion.SPDY_3_1, MAX_CHUNK, MAX_HEADERS, 6, 15, 8, false));
  }

  /** The frames that are complete now; the caller releases them. */
  List<SpdyFrame> decode(byte[] bytes) {
    decoder.writeInbound(Unpooled.wrappedBuffer(bytes));
    List<SpdyFrame> frames = new ArrayList<>();
    for (SpdyFrame next = next(); next != null; next = next()) {
      frames.add(next);
    }
    return frames;
  }

  private @Nullable SpdyFrame next() {
    return decoder.readInbound();
  }

  byte[] encode(SpdyFrame frame) {
    encoder.writeOutbound(frame);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (ByteBuf next = encoder.readOutbound(); next != null; next = encoder.readOutbound()) {
      bytes.writeBytes(ByteBufUtil.getBytes(next));
      next.release();
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    decoder.finishAndReleaseAll();
    encoder.finishAndReleaseAll();
  }
}
