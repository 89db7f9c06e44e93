package io.drydock.client;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLException;

/**
 * The PEM files by which a process proves who it is and checks who the others are.
 *
 * @param authority the certificate of the cluster's CA
 * @param certificate own certificate; its CN is the user, its O the groups
 * @param key own private key, PKCS#8
 */
public record TlsFiles(Path authority, Path certificate, Path key) {

  /** For gRPC clients. */
  public SslContext client() {
    return build(() -> SslContextBuilder.forClient().keyManager(identity()));
  }

  /** For gRPC servers that accept only callers with a certificate of the same CA. */
  public SslContext server() {
    return build(() -> SslContextBuilder.forServer(identity()).clientAuth(ClientAuth.REQUIRE));
  }

  /**
   * For gRPC servers that know callers by other means too: no certificate is needed, but one that
   * is shown must be of the same CA.
   */
  public SslContext openServer() {
    return build(() -> SslContextBuilder.forServer(identity()).clientAuth(ClientAuth.OPTIONAL));
  }

  private KeyManager identity() {
    return OwnIdentity.read(readable(certificate), readable(key));
  }

  private SslContext build(Supplier<SslContextBuilder> builder) {
    try {
      return GrpcSslContexts.configure(builder.get(), SslProvider.JDK)
          .trustManager(readable(authority).toFile())
          .build();
    } catch (SSLException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "The certificate files %s, %s and %s do not make a TLS identity: %s."
                  .formatted(authority, certificate, key, e.getMessage())
              + " Check that they are PEM, of one CA, and that the key is PKCS#8.",
          e);
    }
  }

  private static Path readable(Path path) {
    if (!Files.isReadable(path)) {
      throw new IllegalStateException(
          "The certificate file " + path + " cannot be read: check the path and its permissions.");
    }
    return path;
  }
}
