package io.drydock.controlplane.apiserver.rest.http;

import io.drydock.client.TlsFailure;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509TrustManager;

/**
 * Stands before a handler: a client that shows a certificate which is not of the client CA, or out
 * of its time, gets 401 and the reason, as in Kubernetes, where the handshake lets it in, too. One
 * that shows none is passed on.
 */
final class CheckedClients implements RequestHandler {
  /** On a TLS session whose certificate was found good; a resumed session has it no more. */
  private static final String CHECKED = "io.drydock.checked";

  private final RequestHandler handler;
  private final X509TrustManager authority;

  CheckedClients(RequestHandler handler, X509TrustManager authority) {
    this.handler = handler;
    this.authority = authority;
  }

  @Override
  public void handle(Request request, Exchange exchange) throws Exception {
    Optional<String> problem = problem(request.tls());
    if (problem.isPresent()) {
      exchange.answer(handler.refuse(401, problem.get()));
    } else {
      handler.handle(request, exchange);
    }
  }

  @Override
  public Answer refuse(int status, String message) {
    return handler.refuse(status, message);
  }

  private Optional<String> problem(SSLSession session) {
    if (session.getValue(CHECKED) != null) {
      return Optional.empty();
    }
    try {
      var chain =
          Arrays.copyOf(
              session.getPeerCertificates(),
              session.getPeerCertificates().length,
              X509Certificate[].class);
      authority.checkClientTrusted(chain, chain[0].getPublicKey().getAlgorithm());
      session.putValue(CHECKED, Boolean.TRUE);
      return Optional.empty();
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty(); // it has shown none
    } catch (CertificateException e) {
      return Optional.of(sentence(e));
    }
  }

  private static String sentence(CertificateException e) {
    return "the client certificate is refused: "
        + TlsFailure.sentence(e).orElseGet(() -> String.valueOf(e.getMessage()));
  }
}
