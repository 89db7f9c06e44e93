package io.drydock.controlplane.apiserver.rest.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.drydock.client.TlsFiles;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jdk.net.ExtendedSocketOptions;

/**
 * Listens, and gives every request to the handler on a virtual thread of its own; event loops do
 * only I/O. Closing lets short requests finish and interrupts streams.
 */
public final class HttpServer implements AutoCloseable {
  private static final int EVENT_LOOPS = 2;
  private static final int BACKLOG = 1024;
  private static final WriteBufferWaterMark WATER_MARK =
      new WriteBufferWaterMark(64 * 1024, 256 * 1024);

  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("rest-", 0).factory());
  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(
          EVENT_LOOPS, new DefaultThreadFactory("rest-io", true), NioIoHandler.newFactory());
  private final Channel listener;

  /**
   * Serves from now on.
   *
   * @throws IOException where the address cannot be bound or the TLS files cannot be used
   */
  public HttpServer(
      InetSocketAddress address, TlsFiles tls, HttpLimits limits, RequestHandler handler)
      throws IOException {
    RequestHandler checked = new CheckedClients(handler, ServerTls.authority(tls));
    ConnectionSetup setup =
        new ConnectionSetup(
            ServerTls.context(tls),
            limits,
            channel -> {
              connections.add(channel);
              return new Connection(channel, checked, threads, limits);
            });
    listener = bind(address, setup);
  }

  /** The port that is listened on; useful where 0 was asked for. */
  public int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  @Override
  public void close() {
    listener.close().awaitUninterruptibly();
    connections.forEach(HttpServer::drain);
    threads.shutdown();
    try {
      if (!threads.awaitTermination(2, SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
    connections.close().awaitUninterruptibly(1000);
    loops.shutdownGracefully(0, 1000, MILLISECONDS).awaitUninterruptibly(2000);
  }

  private static void drain(Channel channel) {
    channel
        .eventLoop()
        .execute(() -> {
          ChannelHandlerContext context = channel.pipeline().context(Connection.class);
          if (context != null) {
            ((Connection) context.handler()).drain(context);
          }
        });
  }

  private Channel bind(InetSocketAddress address, ConnectionSetup setup) throws IOException {
    var bound =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), 30)
            .childOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), 10)
            .childOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), 3)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
            .childHandler(setup)
            .bind(address)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      loops.shutdownGracefully(0, 0, MILLISECONDS);
      throw new IOException(
          "Cannot listen on %s:%d: %s; free the port or choose another with --secure-port"
              .formatted(address.getHostString(), address.getPort(), bound.cause().getMessage()),
          bound.cause());
    }
    return bound.channel();
  }
}
