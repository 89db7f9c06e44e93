package io.drydock.controlplane.apiserver.rest.http;

import io.drydock.client.TlsFiles;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** TLS as a REST client finds it: ALPN http/1.1, a client certificate welcome but not demanded. */
final class ServerTls {

  private ServerTls() {}

  /**
   * Any client gets in: {@link CheckedClients} looks at its certificate and can say what is wrong
   * with it, which a TLS alert cannot.
   */
  static SslContext context(TlsFiles files) throws IOException {
    try {
      return SslContextBuilder.forServer(files.certificate().toFile(), files.key().toFile())
          .sslProvider(SslProvider.JDK)
          .protocols("TLSv1.3", "TLSv1.2")
          .trustManager(new Everyone(authority(files)))
          .clientAuth(ClientAuth.OPTIONAL)
          .applicationProtocolConfig(http11())
          .build();
    } catch (IllegalArgumentException e) {
      throw new IOException(
          ("The certificate %s, the key %s and the client CA %s do not make a TLS"
                  + " identity: %s; check that they are PEM and belong together")
              .formatted(files.certificate(), files.key(), files.authority(), e.getMessage()),
          e);
    }
  }

  /** Knows which certificates are of the client CA. */
  static X509TrustManager authority(TlsFiles files) throws IOException {
    try (InputStream file = Files.newInputStream(files.authority())) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(file));
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return (X509TrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "The client CA %s is no certificate: %s".formatted(files.authority(), e.getMessage()), e);
    }
  }

  /** Refuses no client; names the authority to it, so that it knows which certificate to show. */
  private static final class Everyone extends X509ExtendedTrustManager {
    private final X509TrustManager authority;

    Everyone(X509TrustManager authority) {
      this.authority = authority;
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return authority.getAcceptedIssuers();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw notServing();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      throw notServing();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      throw notServing();
    }

    private static CertificateException notServing() {
      return new CertificateException("this side is the server");
    }
  }

  private static ApplicationProtocolConfig http11() {
    return new ApplicationProtocolConfig(
        Protocol.ALPN,
        SelectorFailureBehavior.NO_ADVERTISE,
        SelectedListenerFailureBehavior.ACCEPT,
        ApplicationProtocolNames.HTTP_1_1);
  }
}
