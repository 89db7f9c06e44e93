package io.drydock.kubelet.server;

import io.drydock.client.TlsFiles;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The agent's gRPC server: the node service over mutual TLS, for the control plane only. */
public final class NodeServer implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 2;

  private final Server server;
  private final ExecutorService executor;

  private NodeServer(Server server, ExecutorService executor) {
    this.server = server;
    this.executor = executor;
  }

  /**
   * Starts it on all addresses of the node.
   *
   * @param port 0 for any free one
   */
  public static NodeServer start(int port, TlsFiles tls, NodeService service) throws IOException {
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    Server server =
        NettyServerBuilder.forPort(port)
            .sslContext(tls.server())
            .executor(executor)
            .intercept(new CallerCheck())
            .addService(service)
            .permitKeepAliveTime(5, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true)
            .build();
    try {
      server.start();
    } catch (IOException e) {
      executor.shutdownNow();
      throw new IOException(
          "the node service cannot listen on port %d (%s): stop what listens there, or set --port"
              .formatted(port, e.getMessage()),
          e);
    }
    return new NodeServer(server, executor);
  }

  public int port() {
    return server.getPort();
  }

  @Override
  public void close() throws InterruptedException {
    server.shutdownNow();
    server.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    executor.shutdownNow();
  }
}
