package io.drydock.client;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** gRPC channels between Drydock's processes. */
public final class Channels {

  /** An object is at most 1.5 MiB in etcd; a list of thousands is far more. */
  private static final int MAX_MESSAGE_BYTES = 256 * 1024 * 1024;

  private Channels() {}

  /**
   * A channel over mutual TLS that notices a dead peer within seconds and reconnects by itself. The
   * caller shuts it down.
   *
   * @param target "host:port"
   */
  public static ManagedChannel connect(String target, TlsFiles tls) {
    return Reconnecting.of(builder(target, tls).build());
  }

  /** As {@link #connect(String, TlsFiles)}, on threads that stay the caller's. */
  static ManagedChannel connect(String target, TlsFiles tls, EventLoopGroup group) {
    return Reconnecting.of(
        builder(target, tls).eventLoopGroup(group).channelType(NioSocketChannel.class).build());
  }

  private static NettyChannelBuilder builder(String target, TlsFiles tls) {
    return NettyChannelBuilder.forTarget("dns:///" + target)
        .sslContext(tls.client())
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .maxInboundMessageSize(MAX_MESSAGE_BYTES)
        .keepAliveTime(10, TimeUnit.SECONDS)
        .keepAliveTimeout(3, TimeUnit.SECONDS);
  }
}
