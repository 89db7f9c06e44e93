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
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.Optional;

/**
 * A WebSocket as two blocking ends: one thread may receive while others send. Messages wait in a
 * short queue; when it is full the connection is not read until there is room. Pings are answered.
 */
public final class WebSocket implements ByteConnection, Upgraded {
  private final InboundQueue inbound;
  private final Channel channel;
  private final Outbound outbound;

  WebSocket(Channel channel, Outbound outbound) {
    this.inbound = new InboundQueue(channel);
    this.channel = channel;
    this.outbound = outbound;
  }

  /** The next text or binary message; empty when the peer has ended the socket. */
  @Override
  public Optional<byte[]> receive() throws InterruptedException {
    return inbound.take();
  }

  /** One binary message. */
  @Override
  public void send(byte[] message) throws IOException {
    outbound.write(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(message)));
  }

  /** One binary message made of a leading byte and an array. */
  public void send(int first, byte[] rest) throws IOException {
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

  @Override
  public void accept(Object message) {
    try {
      switch (message) {
        case PingWebSocketFrame ping ->
            channel.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
        case CloseWebSocketFrame _ -> end();
        case BinaryWebSocketFrame binary -> inbound.add(ByteBufUtil.getBytes(binary.content()));
        case TextWebSocketFrame text -> inbound.add(ByteBufUtil.getBytes(text.content()));
        default -> {}
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void end() {
    inbound.end();
  }

  @Override
  public Optional<Object> ping() {
    return Optional.of(new PingWebSocketFrame());
  }
}
