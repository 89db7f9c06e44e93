package io.drydock.controlplane.apiserver.rest.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.function.Function;

/** The pipeline of every accepted connection: TLS, idle detection, HTTP/1.1, {@link Connection}. */
final class ConnectionSetup extends ChannelInitializer<Channel> {
  private static final int MAX_LINE = 16 * 1024;
  private static final int MAX_HEADERS = 64 * 1024;

  private final SslContext tls;
  private final HttpLimits limits;
  private final Function<Channel, Connection> connections;

  ConnectionSetup(SslContext tls, HttpLimits limits, Function<Channel, Connection> connections) {
    this.tls = tls;
    this.limits = limits;
    this.connections = connections;
  }

  @Override
  protected void initChannel(Channel channel) {
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addLast(tls.newHandler(channel.alloc()));
    pipeline.addLast(new IdleStateHandler(0, 0, limits.idle().toMillis(), MILLISECONDS));
    pipeline.addLast(new HeadTimer(limits.requestTime()));
    pipeline.addLast(
        new HttpServerCodec(
            new HttpDecoderConfig()
                .setMaxInitialLineLength(MAX_LINE)
                .setMaxHeaderSize(MAX_HEADERS)));
    pipeline.addLast(Connection.NAME, connections.apply(channel));
  }
}
