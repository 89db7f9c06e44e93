package io.drydock.controlplane.apiserver.rest.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The handshake of RFC 6455, done on the connection's event loop. */
final class WebSocketUpgrade {
  /** The largest message we take; kubectl sends at most 32 KiB and the channel's byte. */
  private static final int MAX_MESSAGE = 1024 * 1024;

  private WebSocketUpgrade() {}

  static void perform(Channel channel, Request request, @Nullable String subprotocol)
      throws IOException, InterruptedException {
    WebSocketDecoderConfig config =
        WebSocketDecoderConfig.newBuilder().maxFramePayloadLength(MAX_MESSAGE).build();
    WebSocketServerHandshaker13 handshaker =
        new WebSocketServerHandshaker13(request.path(), subprotocol, config);
    channel
        .eventLoop()
        .submit(() -> {
          channel
              .pipeline()
              .addBefore(
                  Connection.NAME, "ws-aggregator", new WebSocketFrameAggregator(MAX_MESSAGE));
          return handshaker.handshake(
              channel,
              original(request),
              EmptyHttpHeaders.INSTANCE,
              channel.newPromise().addListener(done -> {}));
        })
        .await();
    if (!channel.isActive()) {
      throw new IOException("the client has closed the connection");
    }
  }

  private static DefaultFullHttpRequest original(Request request) {
    return new DefaultFullHttpRequest(
        HttpVersion.HTTP_1_1,
        HttpMethod.valueOf(request.method()),
        request.path(),
        Unpooled.EMPTY_BUFFER,
        request.headers(),
        new DefaultHttpHeaders());
  }
}
