package io.drydock.client;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Who is at the other end of a TLS connection, after Kubernetes' rule for X.509 client
 * certificates.
 *
 * @param user the certificate's common name (CN)
 * @param groups its organizations (O)
 */
public record PeerIdentity(String user, List<String> groups) {

  /**
   * Of a connection whose peer has shown a certificate that the TLS layer accepted.
   *
   * @throws ApiException Unauthorized where there is none, or it names nobody
   */
  public static PeerIdentity of(SSLSession session) {
    try {
      return of((X509Certificate) session.getPeerCertificates()[0]);
    } catch (SSLPeerUnverifiedException e) {
      throw new ApiException(Reason.UNAUTHORIZED, "Unauthorized");
    }
  }

  /** Whether the peer has shown a certificate. */
  public static boolean isKnown(SSLSession session) {
    try {
      return session.getPeerCertificates().length > 0;
    } catch (SSLPeerUnverifiedException e) {
      return false;
    }
  }

  public static PeerIdentity of(X509Certificate certificate) {
    String user = "";
    List<String> groups = new ArrayList<>();
    for (Rdn rdn : rdns(certificate)) {
      switch (rdn.getType().toUpperCase(java.util.Locale.ROOT)) {
        case "CN" -> user = rdn.getValue().toString();
        case "O" -> groups.add(rdn.getValue().toString());
        default -> {}
      }
    }
    if (user.isEmpty()) {
      throw new ApiException(Reason.UNAUTHORIZED, "Unauthorized");
    }
    return new PeerIdentity(user, List.copyOf(groups));
  }

  private static List<Rdn> rdns(X509Certificate certificate) {
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName()).getRdns();
    } catch (InvalidNameException e) {
      throw new ApiException(Reason.UNAUTHORIZED, "Unauthorized");
    }
  }
}
