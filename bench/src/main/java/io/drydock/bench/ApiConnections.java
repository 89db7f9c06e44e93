package io.drydock.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Opens connections to one API server; all of them share one thread, and end with it. */
final class ApiConnections implements AutoCloseable {
  private static final int HTTPS = 443;
  private final ApiTarget target;
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  ApiConnections(ApiTarget target) {
    this.target = target;
  }

  List<ApiConnection> open(int count) throws InterruptedException {
    List<ApiConnection> connections = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var responses = new ResponseReader();
      connections.add(new ApiConnection(target, connect(() -> responses), responses));
    }
    return connections;
  }

  /** A connection whose answers go to a handler of the caller's. */
  Channel connect(Supplier<ChannelHandler> handler) throws InterruptedException {
    URI server = target.server();
    int port = server.getPort() == -1 ? HTTPS : server.getPort();
    return new Bootstrap()
        .group(group)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel
                    .pipeline()
                    .addLast(
                        target.tls().newHandler(channel.alloc(), server.getHost(), port),
                        new HttpClientCodec(),
                        handler.get());
              }
            })
        .connect(server.getHost(), port)
        .sync()
        .channel();
  }

  ApiTarget target() {
    return target;
  }

  @Override
  public void close() {
    group.shutdownGracefully().syncUninterruptibly();
  }
}
