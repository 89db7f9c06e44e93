package io.drydock.cli.config;

import io.drydock.cli.output.CliException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Writes the administrator's kubeconfig: certificates embedded, one context named after the
 * cluster. The extension "drydock.io" names the gRPC door, which Drydock's own client uses.
 */
public final class Kubeconfig {
  private static final String TEMPLATE =
      """
      apiVersion: v1
      kind: Config
      clusters:
      - name: %1$s
        cluster:
          server: https://127.0.0.1:%2$d
          certificate-authority-data: %4$s
          extensions:
          - name: drydock.io
            extension:
              grpc: 127.0.0.1:%3$d
      contexts:
      - name: %1$s
        context:
          cluster: %1$s
          user: %1$s-admin
      current-context: %1$s
      users:
      - name: %1$s-admin
        user:
          client-certificate-data: %5$s
          client-key-data: %6$s
      """;
  private final ClusterFolder folder;

  public Kubeconfig(ClusterFolder folder) {
    this.folder = folder;
  }

  /**
   * Replaces the file; ports are those of the REST and the gRPC door, identity the administrator's.
   */
  public void write(int apiPort, int grpcPort, String identity) {
    try {
      String text =
          TEMPLATE.formatted(
              folder.name(),
              apiPort,
              grpcPort,
              encoded(folder.certificateAuthority()),
              encoded(folder.certificate(identity)),
              encoded(folder.key(identity)));
      AtomicFile.write(folder.kubeconfig(), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw CliException.failure(
          "%s cannot be written (%s); free space or set DRYDOCK_HOME to another folder."
              .formatted(folder.kubeconfig(), e.getMessage()),
          e);
    }
  }

  private static String encoded(Path file) throws IOException {
    return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
  }
}
