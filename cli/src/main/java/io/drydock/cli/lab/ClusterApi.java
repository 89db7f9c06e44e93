package io.drydock.cli.lab;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.pki.ClusterIdentities;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.client.ApiClient;
import io.drydock.client.Channels;
import io.drydock.client.GrpcDocumentApi;
import io.drydock.client.TlsFiles;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import java.time.Duration;

/** A connection to a lab cluster's control plane as its administrator. */
public final class ClusterApi implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private final ManagedChannel channel;
  private final ApiClient client;

  public ClusterApi(ClusterFolder folder, ClusterSpec spec) {
    var tls =
        new TlsFiles(
            folder.certificateAuthority(),
            folder.certificate(ClusterIdentities.ADMIN),
            folder.key(ClusterIdentities.ADMIN));
    this.channel = Channels.connect("127.0.0.1:" + spec.ports().grpc(), tls);
    this.client = new ApiClient(new GrpcDocumentApi(channel, DEADLINE));
  }

  public ApiClient client() {
    return client;
  }

  /** For calls that are no verbs on objects: logs and exec. */
  public Channel channel() {
    return channel;
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
