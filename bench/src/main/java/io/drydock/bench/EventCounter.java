package io.drydock.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Reads a watch stream, one event a line, and tells the sequence number in each. Lines may come in
 * any number of pieces.
 */
final class EventCounter extends SimpleChannelInboundHandler<HttpObject> {
  private static final byte[] MARK = "\"sequence\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final int USUAL_DISTANCE = 64;
  private final LongConsumer seen;
  private Runnable atFirst;
  private byte[] line = new byte[16 << 10];
  private int length;

  /**
   * @param seen told each event's sequence number
   * @param first run once, at the first event
   */
  EventCounter(LongConsumer seen, Runnable first) {
    this.seen = seen;
    this.atFirst = first;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
    if (part instanceof HttpResponse response && response.status().code() != 200) {
      throw new IllegalStateException("a watch was answered with " + response.status());
    }
    if (part instanceof HttpContent content) {
      read(content.content());
    }
  }

  private void read(ByteBuf part) {
    int end;
    while ((end = part.bytesBefore((byte) '\n')) >= 0) {
      append(part, end);
      part.skipBytes(1);
      atFirst.run();
      atFirst = () -> {};
      long sequence = sequence();
      if (sequence > 0) {
        seen.accept(sequence);
      }
      length = 0;
    }
    append(part, part.readableBytes());
  }

  private void append(ByteBuf part, int count) {
    while (length + count > line.length) {
      line = Arrays.copyOf(line, line.length * 2);
    }
    part.readBytes(line, length, count);
    length += count;
  }

  /** 0 where the event has none. */
  private long sequence() {
    int at = find(Math.max(0, length - USUAL_DISTANCE));
    if (at < 0) {
      at = find(0);
    }
    long number = 0;
    for (int i = at; i >= 0 && i < length && line[i] >= '0' && line[i] <= '9'; i++) {
      number = number * 10 + line[i] - '0';
    }
    return number;
  }

  /** The place behind the mark, or -1. */
  private int find(int from) {
    for (int i = from; i <= length - MARK.length; i++) {
      if (Arrays.equals(line, i, i + MARK.length, MARK, 0, MARK.length)) {
        return i + MARK.length;
      }
    }
    return -1;
  }
}
