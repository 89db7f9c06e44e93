package io.drydock.cli.lab.pki;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** Issues ECDSA P-256 certificates under one root. Used by Pki only. */
final class CertificateAuthority {
  private static final Duration LIFETIME = Duration.ofDays(3650);
  private static final Duration CLOCK_SKEW = Duration.ofHours(24);
  private static final X500Principal NAME = new X500Principal("CN=drydock-ca");
  private static final int SERIAL_BITS = 120;
  private final SecureRandom random = new SecureRandom();
  private final Instant now;
  private final Credential root;

  /** A certificate and its key. */
  record Credential(X509Certificate certificate, PrivateKey key) {
    PublicKey publicKey() {
      return certificate.getPublicKey();
    }
  }

  /** An authority that exists already. */
  CertificateAuthority(Credential root, Instant now) {
    this.root = root;
    this.now = now;
  }

  /** A new authority. */
  CertificateAuthority(Instant now) throws GeneralSecurityException {
    this.now = now;
    KeyPair pair = keyPair();
    var extensions = CertificateContent.ofAuthority(pair.getPublic());
    this.root = sign(NAME, pair, pair.getPrivate(), extensions);
  }

  Credential root() {
    return root;
  }

  Credential issue(Identity identity) throws GeneralSecurityException {
    KeyPair pair = keyPair();
    var subject = new X500Principal("CN=" + identity.user() + ", O=" + identity.group());
    var extensions = CertificateContent.ofIdentity(identity, pair.getPublic(), root.publicKey());
    return sign(subject, pair, root.key(), extensions);
  }

  private Credential sign(
      X500Principal subject, KeyPair pair, PrivateKey signer, List<byte[]> extensions)
      throws GeneralSecurityException {
    byte[] content =
        CertificateContent.encode(
            new BigInteger(SERIAL_BITS, random),
            NAME,
            subject,
            new CertificateContent.Validity(now.minus(CLOCK_SKEW), now.plus(LIFETIME)),
            pair.getPublic(),
            extensions);
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(signer, random);
    signature.update(content);
    byte[] certificate =
        Der.sequence(content, CertificateContent.ECDSA_WITH_SHA256, Der.bits(0, signature.sign()));
    return new Credential(parse(certificate), pair.getPrivate());
  }

  private static X509Certificate parse(byte[] certificate) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate));
  }

  private KeyPair keyPair() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return generator.generateKeyPair();
  }
}
