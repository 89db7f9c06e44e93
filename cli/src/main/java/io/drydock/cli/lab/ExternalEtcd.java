package io.drydock.cli.lab;

import io.drydock.cli.lab.spec.EtcdSpec;
import io.drydock.cli.output.CliException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds out before anything is made whether an etcd that is somebody else's can be used. */
final class ExternalEtcd {
  private static final int LIMIT_MILLIS = 3000;

  private ExternalEtcd() {}

  /** Fails where no endpoint takes connections or a file is missing; an etcd of our own is fine. */
  static void requireReachable(EtcdSpec etcd) {
    if (!etcd.external()) {
      return;
    }
    Stream.of(etcd.caFile(), etcd.certFile(), etcd.keyFile()).forEach(ExternalEtcd::requireFile);
    List<String> problems =
        Stream.of(etcd.endpoint().split(",")).map(ExternalEtcd::problem).toList();
    if (problems.stream().noneMatch(String::isEmpty)) {
      throw CliException.failure(
          "etcd cannot be reached at %s (%s); start it, or name another with --etcd-endpoint."
              .formatted(etcd.endpoint(), problems.getFirst()));
    }
  }

  private static void requireFile(String file) {
    if (!Files.isReadable(Path.of(file))) {
      throw CliException.failure(
          "The file %s for etcd cannot be read; check --etcd-cafile, --etcd-certfile and --etcd-keyfile."
              .formatted(file));
    }
  }

  /** "" where it takes a connection. */
  private static String problem(String endpoint) {
    try (var socket = new Socket()) {
      URI uri = URI.create(endpoint.strip());
      if (!"https".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0) {
        return "not like https://host:2379";
      }
      socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), LIMIT_MILLIS);
      return "";
    } catch (IOException | IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
