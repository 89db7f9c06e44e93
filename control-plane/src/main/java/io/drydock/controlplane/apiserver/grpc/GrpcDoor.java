package io.drydock.controlplane.apiserver.grpc;

import io.drydock.client.TlsFiles;
import io.drydock.controlplane.apiserver.ApiServer;
import io.drydock.controlplane.apiserver.pod.NodeClients;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Listens for agents, proxies and the drydock command over TLS: by certificate or token. */
public final class GrpcDoor implements AutoCloseable {
  /** An object is at most 1.5 MiB in etcd; a body may be a little over its final form. */
  private static final int MAX_MESSAGE = 4 << 20;

  /** Watches never end by themselves; this is for the calls that do. */
  private static final long GRACE_MILLIS = 300;

  private final ExecutorService executor =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("grpc-", 0).factory());
  private final Server server;

  /**
   * Port 0 takes a free one.
   *
   * @param nodes ways to the agents; stays the caller's
   */
  public GrpcDoor(ApiServer apiServer, InetSocketAddress address, TlsFiles tls, NodeClients nodes) {
    this.server =
        NettyServerBuilder.forAddress(address)
            .sslContext(tls.openServer())
            .executor(executor)
            .maxInboundMessageSize(MAX_MESSAGE)
            .permitKeepAliveTime(5, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true)
            .keepAliveTime(20, TimeUnit.SECONDS)
            .keepAliveTimeout(5, TimeUnit.SECONDS)
            .intercept(new Caller(apiServer))
            .addService(new ApiService(apiServer, nodes))
            .build();
    start(address);
  }

  private void start(InetSocketAddress address) {
    try {
      server.start();
    } catch (IOException e) {
      executor.shutdownNow();
      throw new IllegalStateException(
          "The gRPC door cannot listen on %s: %s. Choose another --grpc-port, or stop what uses it."
              .formatted(address, rootMessage(e)),
          e);
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  public int port() {
    return server.getPort();
  }

  @Override
  public void close() throws InterruptedException {
    server.shutdown();
    if (!server.awaitTermination(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
      server.shutdownNow();
    }
    executor.shutdownNow();
  }
}
