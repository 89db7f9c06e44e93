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

/** TLS as a REST client finds it: ALPN http/1.1, a client certificate welcome but not demanded. */
final class ServerTls {

  private ServerTls() {}

  /** A client without a certificate gets in and is anonymous; one with a bad one does not. */
  static SslContext context(TlsFiles files) throws IOException {
    try {
      return SslContextBuilder.forServer(files.certificate().toFile(), files.key().toFile())
          .sslProvider(SslProvider.JDK)
          .protocols("TLSv1.3", "TLSv1.2")
          .trustManager(files.authority().toFile())
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

  private static ApplicationProtocolConfig http11() {
    return new ApplicationProtocolConfig(
        Protocol.ALPN,
        SelectorFailureBehavior.NO_ADVERTISE,
        SelectedListenerFailureBehavior.ACCEPT,
        ApplicationProtocolNames.HTTP_1_1);
  }
}
