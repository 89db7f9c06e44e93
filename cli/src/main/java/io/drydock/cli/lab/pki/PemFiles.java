package io.drydock.cli.lab.pki;

import io.drydock.cli.config.AtomicFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Certificates and PKCS#8 keys as PEM files. */
final class PemFiles {
  private static final Base64.Encoder ENCODER =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private PemFiles() {}

  /** The certificate is written last: where it lies, its key lies too. */
  static void write(Path certificateFile, Path keyFile, CertificateAuthority.Credential credential)
      throws IOException, GeneralSecurityException {
    AtomicFile.write(keyFile, pem("PRIVATE KEY", credential.key().getEncoded()));
    AtomicFile.write(certificateFile, pem("CERTIFICATE", credential.certificate().getEncoded()));
  }

  static X509Certificate certificate(Path file) throws IOException, GeneralSecurityException {
    var factory = CertificateFactory.getInstance("X.509");
    return (X509Certificate)
        factory.generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
  }

  static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
    String body = Files.readString(file).replaceAll("-----[^-]+-----", "");
    byte[] encoded = Base64.getMimeDecoder().decode(body);
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  private static byte[] pem(String type, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(type, ENCODER.encodeToString(content), type)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
