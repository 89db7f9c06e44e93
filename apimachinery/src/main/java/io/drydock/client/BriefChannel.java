package io.drydock.client;

import io.grpc.ManagedChannel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;

/**
 * A channel of a process that ends soon. Its thread ends with it: a JVM that exits waits 0.3 s for
 * threads that are in a system call, as those of gRPC's shared group always are.
 */
public final class BriefChannel implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 500;

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final ManagedChannel channel;

  /**
   * @param target "host:port"
   */
  public BriefChannel(String target, TlsFiles tls) {
    this.channel = Channels.connect(target, tls, group);
  }

  public ManagedChannel channel() {
    return channel;
  }

  @Override
  public void close() {
    channel.shutdownNow();
    try {
      boolean unused = channel.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    group
        .shutdownGracefully(0, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(PATIENCE_MILLIS);
  }
}
