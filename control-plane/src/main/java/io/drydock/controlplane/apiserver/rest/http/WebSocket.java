package io.drydock.controlplane.apiserver.rest.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A WebSocket as two blocking ends: one thread may receive while others send. Frames wait in a
 * short queue; when it is full the connection is not read until there is room. Pings are answered.
 */
public final class WebSocket implements AutoCloseable {
  private static final int HIGH = 64;
  private static final int LOW = 16;

  /** What came in: a message, or the end. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Inbound(byte[] data, boolean end) {}

  private final LinkedBlockingQueue<Inbound> inbound = new LinkedBlockingQueue<>();
  private final Channel channel;
  private final Outbound outbound;

  WebSocket(Channel channel, Outbound outbound) {
    this.channel = channel;
    this.outbound = outbound;
  }

  /** The next text or binary message; empty when the peer has ended the socket. */
  public Optional<byte[]> receive() throws InterruptedException {
    Inbound next = inbound.take();
    if (next.end()) {
      inbound.add(next);
      return Optional.empty();
    }
    if (inbound.size() <= LOW) {
      channel.config().setAutoRead(true);
    }
    return Optional.of(next.data());
  }

  public void sendBinary(byte[] message) throws IOException {
    outbound.write(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(message)));
  }

  /** One binary message made of a leading byte and part of an array. */
  public void sendBinary(int first, byte[] rest) throws IOException {
    ByteBuf head = Unpooled.wrappedBuffer(new byte[] {(byte) first});
    outbound.write(
        new BinaryWebSocketFrame(Unpooled.wrappedBuffer(head, Unpooled.wrappedBuffer(rest))));
  }

  public void sendText(byte[] utf8) throws IOException {
    outbound.write(new TextWebSocketFrame(Unpooled.wrappedBuffer(utf8)));
  }

  /** Ends the socket normally; further sends fail. */
  @Override
  public void close() throws IOException {
    if (channel.isActive()) {
      outbound.write(new CloseWebSocketFrame(1000, ""));
    }
  }

  /** Called on the event loop with every frame; takes the frame over. */
  void accept(WebSocketFrame frame) {
    try {
      switch (frame) {
        case PingWebSocketFrame ping ->
            channel.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
        case CloseWebSocketFrame _ -> end();
        case BinaryWebSocketFrame binary -> enqueue(binary.content());
        case TextWebSocketFrame text -> enqueue(text.content());
        default -> {}
      }
    } finally {
      frame.release();
    }
  }

  /** The peer is gone. */
  void end() {
    inbound.add(new Inbound(new byte[0], true));
  }

  private void enqueue(ByteBuf content) {
    inbound.add(new Inbound(ByteBufUtil.getBytes(content), false));
    if (inbound.size() >= HIGH) {
      channel.config().setAutoRead(false);
      if (inbound.size() <= LOW) { // the receiver was faster: it will not turn reading on again
        channel.config().setAutoRead(true);
      }
    }
  }
}
