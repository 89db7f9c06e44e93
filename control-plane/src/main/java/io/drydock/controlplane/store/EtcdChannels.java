package io.drydock.controlplane.store;

import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One channel to each etcd member and which of them is used now. EtcdStore and its watches share
 * it; after a failure they ask for the next one.
 */
final class EtcdChannels implements AutoCloseable {
  /** A watch response holds up to 1,000 revisions, each as large as etcd takes. */
  private static final int MAX_MESSAGE = 512 << 20;

  private static final int DEFAULT_PORT = 2379;

  private final EtcdConfig config;
  private final ExecutorService callbacks =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("etcd-client-", 0).factory());
  private final List<ManagedChannel> channels;
  private final AtomicInteger used = new AtomicInteger();

  EtcdChannels(EtcdConfig config) {
    this.config = config;
    SslContext ssl = config.tls() == null ? null : sslContext(config.tls());
    this.channels = config.servers().stream().map(server -> channel(server, ssl)).toList();
  }

  private static SslContext sslContext(EtcdConfig.Tls tls) {
    try {
      return GrpcSslContexts.forClient()
          .trustManager(tls.ca().toFile())
          .keyManager(tls.certificate().toFile(), tls.key().toFile())
          .build();
    } catch (IOException | IllegalArgumentException e) {
      throw new StoreUnavailableException(
          "etcd's certificates cannot be read (%s): check --etcd-cafile %s, --etcd-certfile %s and --etcd-keyfile %s"
              .formatted(e.getMessage(), tls.ca(), tls.certificate(), tls.key()),
          false,
          e);
    }
  }

  private ManagedChannel channel(URI server, @Nullable SslContext ssl) {
    boolean secure = "https".equals(server.getScheme());
    if (secure && ssl == null) {
      throw new IllegalArgumentException(
          "--etcd-servers "
              + server
              + " is https: give --etcd-cafile, --etcd-certfile, --etcd-keyfile");
    }
    int port = server.getPort() == -1 ? DEFAULT_PORT : server.getPort();
    NettyChannelBuilder builder =
        NettyChannelBuilder.forAddress(server.getHost(), port)
            .executor(callbacks)
            .maxInboundMessageSize(MAX_MESSAGE)
            .keepAliveTime(10, TimeUnit.SECONDS)
            .keepAliveTimeout(5, TimeUnit.SECONDS);
    return (secure ? builder.sslContext(ssl) : builder.usePlaintext()).build();
  }

  EtcdConfig config() {
    return config;
  }

  ManagedChannel current() {
    return channels.get(used.get());
  }

  /** Turns to the next member, and lets it be dialled at once instead of after gRPC's back-off. */
  void failed(ManagedChannel channel) {
    int index = channels.indexOf(channel);
    int next = (index + 1) % channels.size();
    used.compareAndSet(index, next);
    channels.get(next).resetConnectBackoff();
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
    callbacks.shutdownNow();
  }
}
