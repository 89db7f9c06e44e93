package io.drydock.cli.lab.pki;

import io.drydock.cli.config.ClusterFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * Finds out whether the files of a pki folder are the cluster's own: readable, of one authority,
 * valid at this time, each key the certificate's. Changes nothing.
 */
final class PkiCheck {
  private static final byte[] PROBE = {1, 2, 3};
  private final ClusterFolder folder;
  private final Instant now;

  PkiCheck(ClusterFolder folder, Instant now) {
    this.folder = folder;
    this.now = now;
  }

  /** The first file that is wrong, and how; empty where all is well. */
  Optional<String> problem(String authority, List<Identity> identities) {
    Path file = folder.certificate(authority);
    try {
      X509Certificate root = PemFiles.certificate(file);
      return problem(authority, root.getPublicKey())
          .or(() ->
              identities.stream()
                  .flatMap(i -> problem(i.file(), root.getPublicKey()).stream())
                  .findFirst());
    } catch (IOException | GeneralSecurityException e) {
      return Optional.of(file + " is no certificate");
    }
  }

  private Optional<String> problem(String name, PublicKey authority) {
    Path file = folder.certificate(name);
    try {
      X509Certificate certificate = PemFiles.certificate(file);
      certificate.verify(authority);
      if (!matches(certificate.getPublicKey(), PemFiles.key(folder.key(name)))) {
        return Optional.of(folder.key(name) + " is not the key of " + file.getFileName());
      }
      return time(file, certificate);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of("%s or its key cannot be read".formatted(file));
    } catch (java.security.SignatureException | java.security.InvalidKeyException e) {
      return Optional.of(file + " is not of this cluster's authority");
    } catch (GeneralSecurityException e) {
      return Optional.of("%s or its key is not what it should be".formatted(file));
    }
  }

  private Optional<String> time(Path file, X509Certificate certificate) {
    Date time = Date.from(now);
    if (time.before(certificate.getNotBefore())) {
      return Optional.of(
          "%s is valid only from %s, and this host's clock says %s"
              .formatted(file, certificate.getNotBefore().toInstant(), now));
    }
    return time.after(certificate.getNotAfter())
        ? Optional.of("%s has run out at %s".formatted(file, certificate.getNotAfter().toInstant()))
        : Optional.empty();
  }

  private static boolean matches(PublicKey certified, PrivateKey key)
      throws GeneralSecurityException {
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key);
    signature.update(PROBE);
    byte[] signed = signature.sign();
    signature.initVerify(certified);
    signature.update(PROBE);
    return signature.verify(signed);
  }
}
