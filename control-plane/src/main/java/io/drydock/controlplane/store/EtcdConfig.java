package io.drydock.controlplane.store;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How etcd is reached.
 *
 * @param servers "https://127.0.0.1:2379", or http where there is no TLS
 * @param tls null for plain text
 * @param timeout of one read or write
 */
public record EtcdConfig(List<URI> servers, @Nullable Tls tls, Duration timeout) {

  /** The CA that signed etcd's certificate, and our own certificate and key; PEM. */
  public record Tls(Path ca, Path certificate, Path key) {}

  public EtcdConfig {
    servers = List.copyOf(servers);
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("--etcd-servers is empty: name at least one etcd URL");
    }
  }

  public static EtcdConfig plain(URI server) {
    return new EtcdConfig(List.of(server), null, Duration.ofSeconds(5));
  }
}
