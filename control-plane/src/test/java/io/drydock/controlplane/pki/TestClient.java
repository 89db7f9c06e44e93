package io.drydock.controlplane.pki;

import io.drydock.client.TlsFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** The JDK's own HTTPS client with a certificate, or without one. */
public final class TestClient {
  private static final char[] NO_PASSWORD = new char[0];

  private final SSLContext tls;

  /** With a certificate. */
  public TestClient(TlsFiles files) {
    this.tls = context(files, true);
  }

  private TestClient(SSLContext tls) {
    this.tls = tls;
  }

  /** Trusts the same CA, but shows nothing. */
  public static TestClient anonymous(TlsFiles files) {
    return new TestClient(context(files, false));
  }

  public HttpClient http() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(tls).build();
  }

  /** A connected socket on loopback. */
  public SSLSocket socket(int port) throws IOException {
    return (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", port);
  }

  private static SSLContext context(TlsFiles files, boolean withCertificate) {
    try {
      KeyStore trusted = empty();
      trusted.setCertificateEntry("ca", certificate(files.authority()));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      KeyStore own = empty();
      if (withCertificate) {
        own.setKeyEntry(
            "own",
            key(files.key()),
            NO_PASSWORD,
            new Certificate[] {certificate(files.certificate())});
      }
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, NO_PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }

  private static Certificate certificate(Path file) throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static PrivateKey key(Path file) throws GeneralSecurityException, IOException {
    String base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance("EC")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }
}
