package io.drydock.controlplane.apiserver.rest.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bare bytes of a connection after "101 Switching Protocols". */
final class RawConnection implements ByteConnection, Upgraded {
  private final InboundQueue inbound;
  private final Channel channel;
  private final Outbound outbound;

  RawConnection(Channel channel, Outbound outbound) {
    this.inbound = new InboundQueue(channel);
    this.channel = channel;
    this.outbound = outbound;
  }

  /** Answers 101 with these headers, then takes HTTP off the connection. */
  void begin(List<Map.Entry<String, String>> headers) throws IOException, InterruptedException {
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS, Unpooled.EMPTY_BUFFER);
    headers.forEach(header -> response.headers().add(header.getKey(), header.getValue()));
    channel
        .eventLoop()
        .submit(() -> {
          channel.writeAndFlush(response, channel.voidPromise());
          channel.pipeline().remove(HttpServerCodec.class);
        })
        .await();
    if (!channel.isActive()) {
      throw new IOException("the client has closed the connection");
    }
  }

  @Override
  public Optional<byte[]> receive() throws InterruptedException {
    return inbound.take();
  }

  @Override
  public void send(byte[] bytes) throws IOException {
    outbound.write(Unpooled.wrappedBuffer(bytes));
  }

  /** The connection itself is closed when its request ends. */
  @Override
  public void close() {}

  @Override
  public void accept(Object message) {
    try {
      if (message instanceof ByteBuf bytes && bytes.isReadable()) {
        inbound.add(ByteBufUtil.getBytes(bytes));
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
    return Optional.empty();
  }
}
