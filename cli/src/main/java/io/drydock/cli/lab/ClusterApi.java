package io.drydock.cli.lab;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.pki.ClusterIdentities;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.client.ApiClient;
import io.drydock.client.BriefChannel;
import io.drydock.client.GrpcDocumentApi;
import io.drydock.client.TlsFiles;
import io.grpc.Channel;
import java.time.Duration;

/** A connection to a lab cluster's control plane as its administrator. */
public final class ClusterApi implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private final BriefChannel channel;
  private final ApiClient client;

  public ClusterApi(ClusterFolder folder, ClusterSpec spec) {
    var tls =
        new TlsFiles(
            folder.certificateAuthority(),
            folder.certificate(ClusterIdentities.ADMIN),
            folder.key(ClusterIdentities.ADMIN));
    this.channel = new BriefChannel("127.0.0.1:" + spec.ports().grpc(), tls);
    this.client = new ApiClient(new GrpcDocumentApi(channel.channel(), DEADLINE));
  }

  public ApiClient client() {
    return client;
  }

  /** For calls that are no verbs on objects: logs and exec. */
  public Channel channel() {
    return channel.channel();
  }

  @Override
  public void close() {
    channel.close();
  }
}
